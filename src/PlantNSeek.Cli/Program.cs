Console.WriteLine("plantnseek");
