using PlantNSeek.Experiments.Transfer;

namespace PlantNSeek.Experiments.PictureTransfer;

/// <summary>What is trained on the target.</summary>
internal enum TransferSetting
{
    /// <summary>A linear head behind a frozen body.</summary>
    Linear,

    /// <summary>A head of two layers behind a frozen body.</summary>
    TwoLayers,

    /// <summary>A linear head and the body.</summary>
    FineTuned,
}

/// <summary>One way to use a mask of the source on the target.</summary>
/// <param name="Name">The name in results.</param>
/// <param name="Setting">What is trained.</param>
/// <param name="Start">The parameters of the body; null where the head reads pixels.</param>
/// <param name="Mask">The mask of the body.</param>
internal sealed record TransferArm(string Name, TransferSetting Setting, TransferStart? Start, BodyMask Mask)
{
    private static readonly (string Name, TransferStart? Start, BodyMask Mask)[] Bodies =
    [
        ("Late reset", TransferStart.LateReset, BodyMask.Found),
        ("Winning ticket", TransferStart.WinningTicket, BodyMask.Found),
        ("Random", TransferStart.Random, BodyMask.Found),
        ("Late reset, shuffled", TransferStart.LateReset, BodyMask.Shuffled),
        ("Winning ticket, shuffled", TransferStart.WinningTicket, BodyMask.Shuffled),
        ("Random, shuffled", TransferStart.Random, BodyMask.Shuffled),
        ("Late reset, one shot", TransferStart.LateReset, BodyMask.OneShot),
        ("Pixels", null, BodyMask.Found),
    ];

    private static readonly (string Name, TransferSetting Setting)[] Settings = [("linear", TransferSetting.Linear), ("two layers", TransferSetting.TwoLayers), ("fine-tuned", TransferSetting.FineTuned)];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TransferArm> All { get; } =
    [
        .. from setting in Settings
           from body in Bodies
           where body.Start is not null || setting.Setting != TransferSetting.FineTuned // pixels have no body to train
           select new TransferArm($"{body.Name} ({setting.Name})", setting.Setting, body.Start, body.Mask),
    ];

    /// <summary>Those that claims compare, which a key without an arm's name asks for.</summary>
    public static IReadOnlyList<TransferArm> Compared { get; } = [.. All.Where(static a => a.IsCompared)];

    private bool IsCompared => Setting switch
    {
        TransferSetting.Linear => Start is not null && (Mask != BodyMask.Shuffled || Start != TransferStart.LateReset),
        TransferSetting.TwoLayers => Start != TransferStart.LateReset && Mask == BodyMask.Found,
        _ => Start == TransferStart.LateReset && Mask == BodyMask.Found,
    };
}
