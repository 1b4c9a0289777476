namespace PlantNSeek.Reporting.Figures.Hosts;

/// <summary>What concerns one neuron of <see cref="HostDiagram"/>: its weights on both sides, and its bias.</summary>
internal struct HostUnit
{
    /// <summary>Planted and not found.</summary>
    public int Missed;

    /// <summary>Planted and found.</summary>
    public int Common;

    /// <summary>Found and not planted, drawn or not.</summary>
    public int Found;

    /// <summary>Of those, the ones that are drawn.</summary>
    public int Drawn;

    /// <summary>Null where the bias is neither planted nor found.</summary>
    public EdgeOrigin? Bias;

    public readonly bool IsTicket => Missed + Common > 0 || Bias is EdgeOrigin.Planted or EdgeOrigin.Common;

    public readonly bool IsOther => !IsTicket && (Drawn > 0 || Bias is not null);

    public void Add(EdgeOrigin origin)
    {
        Missed += origin == EdgeOrigin.Planted ? 1 : 0;
        Common += origin == EdgeOrigin.Common ? 1 : 0;
        Found += origin == EdgeOrigin.Found ? 1 : 0;
    }

    public readonly string Describe(bool hasTruth)
    {
        var bias = Bias switch
        {
            EdgeOrigin.Planted => "; bias planted, not found",
            EdgeOrigin.Common => "; bias planted and found",
            EdgeOrigin.Found when hasTruth => "; bias found, not planted",
            EdgeOrigin.Found => "; bias found",
            _ => "",
        };
        return !hasTruth ? $"{HostDiagram.Count(Found, "weight")} found{bias}"
            : IsTicket ? $"{HostDiagram.Number(Common)} of {HostDiagram.Count(Common + Missed, "planted weight")} found, {HostDiagram.Count(Found, "other")} found{bias}"
            : $"not in the ticket; {HostDiagram.Count(Found, "weight")} found{bias}";
    }
}
