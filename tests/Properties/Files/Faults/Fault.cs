namespace PlantNSeek.Properties.Files.Faults;

/// <summary>What happens at one operation of a disk.</summary>
public enum Fault
{
    /// <summary>It fails, as on a full disk, and all later ones work.</summary>
    Once,

    /// <summary>It fails, as do all later ones.</summary>
    FromThenOn,

    /// <summary>The machine is off: nothing runs any more that could change a file.</summary>
    PowerCut,
}
