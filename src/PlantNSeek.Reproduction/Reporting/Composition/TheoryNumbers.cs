namespace PlantNSeek.Reporting.Composition;

/// <summary>The numbers of the theory's experiment in plain words.</summary>
public static class TheoryNumbers
{
    // Longer names first where one starts like another; {0} is what follows the name.
    private static readonly (string Name, string Meaning)[] Meanings =
    [
        ("theorem2-smallest-excess-in-standard-errors", "the same in standard errors of 5000 hosts"),
        ("theorem2-smallest-excess", "share of random hosts in which every target neuron finds a unit, one unit may serve several, minus Theorem 2’s bound: smallest over five targets"),
        ("theorem2-distinct-smallest-excess", "the same where each neuron needs a unit of its own, as a subnetwork does"),
        ("theorem2-single-path-deviation", "targets of one neuron a layer: distance of that share from the exact probability, in standard errors, largest of four"),
        ("theorem2-twins-shared-excess", "two equal neurons: share minus bound where one unit may serve both"),
        ("theorem2-twins-distinct-excess", "two equal neurons: share minus bound where each needs a unit of its own"),
        ("theorem2-twins-function-excess", "two equal neurons: share of hosts with two units whose outputs are within the error, as the theorem states it, minus the bound"),
        ("lemma1-corrected-largest-ratio", "Lemma 1 corrected: movement of the outputs over the promised error, largest over 60 random networks"),
        ("lemma1-corrected-counterexample-ratio", "Lemma 1 corrected: the same for the counterexample, largest over its sizes"),
        ("lemma1-printed-counterexample-ratio-at-", "Lemma 1 as printed: the counterexample with {0} hidden units"),
        ("lemma1-printed-counterexample-ratio", "Lemma 1 as printed: movement of the outputs over the promised error for the counterexample, smallest over its sizes"),
        ("relu-path-exact-minus-product", "ReLU path in an unpruned network: exact probability minus the product that the paper calls almost 1, smallest over three networks"),
        ("relu-path-probability-at-", "ReLU path: exact probability that a random mask of density {0} keeps one"),
        ("relu-path-random-mask-share-at-", "ReLU path: share of random masks of density {0} that keep one"),
        ("relu-path-random-mask-deviation", "ReLU path: distance of those shares from the exact probabilities, in standard deviations, largest of the densities"),
    ];

    /// <summary>What a number means; a name that is not known is its own meaning.</summary>
    public static string Meaning(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var (known, meaning) in Meanings)
        {
            if (known.EndsWith('-') ? name.StartsWith(known, StringComparison.Ordinal) : name == known)
            {
                return meaning.Replace("{0}", name[known.Length..], StringComparison.Ordinal);
            }
        }

        return name;
    }
}
