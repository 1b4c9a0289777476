namespace PlantNSeek.Reporting.Figures.Drawing;

/// <summary>How a panel's value axis runs.</summary>
public enum ValueScale
{
    /// <summary>A share from 0 to 1 on a linear axis; higher is better.</summary>
    Accuracy,

    /// <summary>A positive error on a logarithmic axis; lower is better.</summary>
    Error,
}
