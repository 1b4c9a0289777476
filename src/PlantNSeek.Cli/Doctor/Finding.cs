namespace PlantNSeek.Cli.Doctor;

/// <summary>A line of what this machine has.</summary>
/// <param name="Subject">Such as <c>libtorch</c>.</param>
/// <param name="Text">What there is, or why it is not.</param>
internal readonly record struct Finding(string Subject, string Text);
