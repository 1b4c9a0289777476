namespace PlantNSeek.TorchSharp.Tests.Loading;

internal static class Differences
{
    /// <summary>Offsets at which two arrays of one length differ.</summary>
    public static int[] Between(byte[] first, byte[] second)
    {
        Assert.That(second, Has.Length.EqualTo(first.Length));
        return [.. Enumerable.Range(0, first.Length).Where(i => first[i] != second[i])];
    }
}
