using PlantNSeek.Experiments.Theory;

namespace PlantNSeek.Properties.Theory;

public sealed class TheoryExperimentTests
{
    [Test, Spec("THEORY-030")]
    public void Run_GivesTheSameNumbersForAReplicate_AndTheSameNamesForAll()
    {
        var (first, again, other) = (TheoryTrials.Run(0), TheoryTrials.Run(0), TheoryTrials.Run(1));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(again, Is.EqualTo(first));
            Assert.That(other.Select(n => n.Key), Is.EqualTo(first.Select(n => n.Key)).And.Unique);
            Assert.That(other, Is.Not.EqualTo(first));
            Assert.That(first.Select(n => n.Value), Is.All.Matches<double>(double.IsFinite));
            Assert.That(() => TheoryTrials.Run(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => TheoryTrials.Run(0, new CancellationToken(true)), Throws.InstanceOf<OperationCanceledException>());
        }
    }

    [Test, Spec("THEORY-032")]
    public void Twins_AreMatchedByTheirFunctionsAtLeastAsOftenAsTheBoundSays([Values(1, 2, 3)] int replicate) => Assert.That(
        TheoryTrials.Run(replicate).Single(n => n.Key == "theorem2-twins-function-excess").Value, Is.AtLeast(0));

    [Test, Spec("THEORY-031")]
    public void Run_TellsWhatHoldsFromWhatDoesNot()
    {
        var value = TheoryTrials.Run(2).ToDictionary(n => n.Key, n => n.Value);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(value["theorem2-smallest-excess-in-standard-errors"], Is.GreaterThan(-4));
            Assert.That(value["theorem2-single-path-deviation"], Is.LessThan(4));
            Assert.That(value["theorem2-distinct-smallest-excess"], Is.Negative);
            Assert.That(value["theorem2-twins-shared-excess"], Is.Positive);
            Assert.That(value["theorem2-twins-distinct-excess"], Is.Negative);
            Assert.That(value["theorem2-twins-function-excess"], Is.Positive);
            Assert.That(value["lemma1-corrected-largest-ratio"], Is.InRange(0.1, 1));
            Assert.That(value["lemma1-corrected-counterexample-ratio"], Is.LessThan(1));
            Assert.That(value["lemma1-printed-counterexample-ratio"], Is.GreaterThan(1));
            Assert.That(value["relu-path-exact-minus-product"], Is.Positive);
            Assert.That(value["relu-path-random-mask-deviation"], Is.LessThan(5));
        }
    }
}
