using PlantNSeek.Experiments.Transfer;

namespace PlantNSeek.Experiments.PictureTransfer;

/// <summary>Which mask the body of a network has.</summary>
internal enum BodyMask
{
    /// <summary>The one that the rounds on the source have left.</summary>
    Found,

    /// <summary>A random one with as many parameters in each tensor.</summary>
    Shuffled,

    /// <summary>The one that a single step on the source has left.</summary>
    OneShot,
}

/// <summary>A network without its head, as it begins on the target.</summary>
/// <param name="Start">Its parameters before the mask: trained on the source, the initial ones, or newly drawn.</param>
/// <param name="Mask">Its mask.</param>
/// <param name="Rounds">The density of the mask, as rounds that each prune a fifth.</param>
internal readonly record struct TransferBody(TransferStart Start, BodyMask Mask, int Rounds);
