namespace PlantNSeek.Theory;

/// <summary>Which form of Lemma 1 (error propagation) to use.</summary>
public enum LemmaForm
{
    /// <summary>As printed in the paper's appendix, with the largest entry |w| of each later matrix. It promises too much.</summary>
    Printed,

    /// <summary>With the spectral norm of each later matrix, and sqrt(m) ε_l at most ε / L. It can be proved.</summary>
    Corrected,
}
