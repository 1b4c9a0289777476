using PlantNSeek.Artifacts;
using PlantNSeek.Judging;
using PlantNSeek.Networks;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Numpy;
using PlantNSeek.Pruning;

namespace PlantNSeek.Properties.Exchange;

public sealed class HostFileTests
{
    [Test, Spec("EXCH-001")]
    public void PlantedHost_IsReadBackBitForBit([Values("relu", "circle", "helix", "rings")] string task, [Values("Fair", "Paper")] string protocol)
    {
        var scenario = Networks.Planted(task, protocol, seed: 3, depth: 4, width: 70);
        var host = Networks.Host(scenario);
        var ticket = scenario.Planted.Receipt;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(host.Graph.AsChain, Is.EqualTo(scenario.Architecture));
            Assert.That(host.Parameters.Select(BitConverter.SingleToUInt32Bits), Is.EqualTo(scenario.Planted.HostParameters.Select(BitConverter.SingleToUInt32Bits)));
            Assert.That(Networks.Same(host.Training, scenario.Data.Training), Is.True);
            Assert.That(Networks.Same(host.Pruning, scenario.Data.Pruning), Is.True);
            Assert.That(Networks.Same(host.Test!, scenario.Data.Test), Is.True);
            Assert.That(host.Description! with { Widths = [] }, Is.EqualTo(HostDescription.Of(scenario) with { Widths = [] }));
            Assert.That(host.Description!.Key, Is.EqualTo(scenario.Key));
            Assert.That((host.Description.Ticket.Weights, host.Description.Ticket.Biases), Is.EqualTo((ticket.WeightCount, ticket.BiasCount)));
        }
    }

    [Test, Spec("EXCH-002")]
    public void HostsFile_SaysNothingOfTheTicketsPlace()
    {
        var scenario = Networks.Planted();
        string[] tensors = ["layer1.weight", "layer1.bias", "layer2.weight", "layer2.bias"];
        string[] own = ["task", .. tensors, "train.x", "train.y", "prune.x", "prune.y", "test.x", "test.y"];
        using var file = Networks.File(scenario, reveal: false);
        using var revealing = Networks.File(scenario, reveal: true);
        using var truth = Networks.TruthFile(scenario);
        Assert.That(file.Arrays.Select(a => a.Name), Is.EqualTo(own));
        Assert.That(revealing.Arrays.Select(a => a.Name), Is.EqualTo(own.Concat(truth.Arrays.Select(a => a.Name))));
    }

    [Test, Spec("EXCH-007")]
    public void OwnNetwork_NeedsNoTask()
    {
        var host = Networks.OwnHost();
        using (Assert.EnterMultipleScope())
        {
            Assert.That($"{host.Graph.AsChain}", Is.EqualTo("2-3-2"));
            Assert.That(host.Parameters, Is.EqualTo(new[] { 1f, -2, 3, -4, 5, -6, 0.5f, 0, -0.5f, 1, 2, 3, 4, 5, 6, 0, 1 }));
            Assert.That(host.Training.Labels.ToArray(), Is.EqualTo(new[] { 0, 1, 0, 1, 0, 1 }));
            Assert.That(host.Test!.Inputs.ToArray(), Is.EqualTo(new[] { 0.1f, 0.2f, 0.3f, 0.4f }));
            Assert.That(host.Description, Is.Null);
        }
    }

    [Test, Spec("EXCH-007")]
    public void PruningSamples_AreTrainingSamples_WhereThereAreNone()
    {
        var inputs = Enumerable.Range(0, 200).Select(i => (float)i).ToArray();
        ArrayFile Regression() => Networks.Own().With("train.x", inputs, 100, 2).With("train.y", inputs, 100, 2).Without("test.x", "test.y");
        using var file = Regression().Open();
        using var again = Regression().Open();
        var host = HostFile.Read(file);
        var drawn = Enumerable.Range(0, host.Pruning.Count).Select(i => host.Pruning.Inputs[2 * i]).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(drawn, Has.Length.EqualTo(40).And.Unique);
            Assert.That(drawn, Is.SubsetOf(inputs.Where(x => x % 2 == 0)).And.Not.Ordered);
            Assert.That(host.Pruning.Values.SequenceEqual(host.Pruning.Inputs), Is.True, "each with its own target");
            Assert.That(Networks.Same(HostFile.Read(again).Pruning, host.Pruning), Is.True);
            Assert.That(host.Test, Is.Null);
        }
    }

    [Test, Spec("EXCH-007")]
    public void OneNumberASample_NeedsNoSecondDimension()
    {
        using var file = new ArrayFile("own.npz")
            .With("layer1.weight", [1.0, 2], 1, 2).With("layer1.bias", [(Half)0.5], 1)
            .With("train.x", [1, 2, 3, 4], 2, 2).With("train.y", [5.0, 6], 2).Open();
        var host = HostFile.Read(file);
        Assert.That((host.Training.Values.ToArray(), host.Training.Inputs.ToArray(), host.Parameters), Is.EqualTo((new[] { 5f, 6 }, new[] { 1f, 2, 3, 4 }, new[] { 1f, 2, 0.5f })));
    }

    [Test, Spec("EXCH-007")]
    public void Labels_MayBeBooleans()
    {
        using var file = Networks.Own().With("train.y", [false, true, false, true, true, true], 6).Open();
        Assert.That(HostFile.Read(file).Training.Labels.ToArray(), Is.EqualTo(new[] { 0, 1, 0, 1, 1, 1 }));
    }

    [Test, Spec("EXCH-055")]
    public void WithoutAnyBias_TheNetworkHasNone()
    {
        using var file = Networks.Own().Without("layer1.bias", "layer2.bias").Open();
        var host = HostFile.Read(file);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((host.Graph.AsChain!.ToString(), host.Layout.Count), Is.EqualTo(("2-3-2 without biases", 12)));
            Assert.That(host.Digest, Is.Not.EqualTo(HostDigest.Of(new Architecture(2, 3, 2).Graph, host.Parameters)));
            var ticket = new FoundTicket(Mask.From(12, i => i % 2 == 0));
            var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "bias-free.npz");
            MaskFile.Write(path, host.Layout, ticket);
            using var written = NpzFile.Open(path);
            Assert.That(written.Arrays.Select(a => a.Name), Is.EqualTo(new[] { "layer1.weight", "layer2.weight" }));
            Assert.That(MaskFile.Read(written, host).Ticket.Mask, Is.EqualTo(ticket.Mask));
            var judged = new MaskJudge(host, null).Judge("mine", ticket, trains: true, checks: true);
            Assert.That((judged.Summary.KeptCount, judged.Summary.KeptBiases, judged.Scores.All(s => s.Weak is not null), judged.Checks.Count > 0), Is.EqualTo((6, 0, true, true)));
        }
    }

    private static IEnumerable<TestCaseData> Faults()
    {
        static TestCaseData Case(Func<ArrayFile, ArrayFile> change, string message) => new TestCaseData(change, message).SetArgDisplayNames(message);
        yield return Case(f => f.Without("layer1.weight"), "own.npz has no array layer1.weight; tensors are called layer1.weight, layer1.bias, layer2.weight and so on, and it has layer1.bias, layer2.weight, layer2.bias, …");
        yield return Case(f => f.Without("layer2.bias"), "own.npz has no array layer2.bias; the network has that tensor (a network has all biases or none; give zeros for those that are missing)");
        yield return Case(f => f.With("layer1.weight", new float[6], 6), "own.npz: layer1.weight has the shape (6,); a weight matrix has [outputs, inputs], each at least 1");
        yield return Case(f => f.With("layer2.weight", new float[6], 3, 2), "own.npz: layer2.weight has the shape (3, 2); the layer before it has 3 outputs, so it must be (3, 3); is it transposed?");
        yield return Case(f => f.With("layer2.weight", new float[8], 2, 4), "own.npz: layer2.weight has the shape (2, 4); the layer before it has 3 outputs, so it must be (2, 3)");
        yield return Case(f => f.With("layer1.bias", new float[4], 4), "own.npz: layer1.bias has the shape (4,); layer1.bias of the network has (3,)");
        yield return Case(f => f.With("layer4.weight", new float[4], 2, 2), "own.npz: layer4.weight is no tensor of the network, which has 2 layers, layer1.weight to layer2.bias");
        yield return Case(f => f.With("layer1.gain", new float[3], 3), "own.npz: layer1.gain is no tensor of the network, which has 2 layers, layer1.weight to layer2.bias");
        yield return Case(f => f.With("layer2.weight", [1f, 2, 3, 4, float.NaN, 6], 2, 3), "own.npz: layer2.weight[1, 1] is NaN; it must be finite");
        yield return Case(f => f.With("layer1.bias", [1, 2, 1e39], 3), "own.npz: layer1.bias[2] is 1E+39; networks are computed in single precision, which ends at 3.4028235E+38");
        yield return Case(f => f.With("test.x", [1, 2, double.PositiveInfinity, 4], 2, 2), "own.npz: test.x[1, 0] is Infinity; it must be finite");
        yield return Case(f => f.Without("train.x"), "own.npz has no array train.x");
        yield return Case(f => f.Without("train.x", "train.y"), "own.npz has no array train.x");
        yield return Case(f => f.Without("test.y"), "own.npz has no array test.y");
        yield return Case(f => f.With("train.x", new float[12], 4, 3), "own.npz: train.x has the shape (4, 3); it must be (samples, 2), as the network has 2 inputs, with at least one sample");
        yield return Case(f => f.With("train.x", new float[12], 12), "own.npz: train.x has the shape (12,); it must be (samples, 2), as the network has 2 inputs, with at least one sample");
        yield return Case(f => f.With("train.x", Array.Empty<float>(), 0, 2), "own.npz: train.x has the shape (0, 2); it must be (samples, 2), as the network has 2 inputs, with at least one sample");
        yield return Case(f => f.With("train.x", [1f, 2, 3, float.NegativeInfinity], 2, 2), "own.npz: train.x[1, 1] is -Infinity; it must be finite");
        yield return Case(f => f.With("train.y", [0L, 1, 0], 3), "own.npz: train.y has the shape (3,); class labels are whole numbers of the shape (6,), one for each sample, and values are floating-point numbers");
        yield return Case(f => f.With("train.y", new int[12], 6, 2), "own.npz: train.y has the shape (6, 2); class labels are whole numbers of the shape (6,), one for each sample, and values are floating-point numbers");
        yield return Case(f => f.With("train.y", [0L, 1, 0, 2, 0, 1], 6), "own.npz: train.y[3] is 2; the network has 2 outputs, so labels are 0 to 1");
        yield return Case(f => f.With("train.y", [0L, -1, 0, 1, 0, 1], 6), "own.npz: train.y[1] is -1; the network has 2 outputs, so labels are 0 to 1");
        yield return Case(f => f.With("train.y", new float[6], 6), "own.npz: train.y has the shape (6,) and the type float32; values have the shape (6, 2), and class labels are integers");
        yield return Case(f => f.With("train.y", new float[5], 5), "own.npz: train.y has the shape (5,); it must be (samples, 2), as the network has 2 outputs, with at least one sample");
        yield return Case(f => f.With("train.y", new float[10], 5, 2), "own.npz: train.y has 5 samples; train.x has 6");
        yield return Case(f => f.With("test.y", new float[4], 2, 2), "own.npz: test.y holds values; train.y holds class labels");
        yield return Case(f => f.WithText("task", """{"format":"plantnseek host 1"}"""), "own.npz: task is not the JSON of 'plantnseek host 1': it is damaged, or something of it is missing");
        yield return Case(f => f.WithText("task", """{"format":"plantnseek host 1","ta"""), "own.npz: task is not the JSON of 'plantnseek host 1': it is damaged, or something of it is missing");
        yield return Case(f => f.WithText("task", """{"format":"plantnseek host 2","task":"circle","isClassification":true,"widths":[2,3,2],"noise":0,"protocol":"Fair","seed":1,"ticket":{"weights":1,"biases":1,"budget":1}}"""),
            "own.npz: task is of the format 'plantnseek host 2' and says no convolutions; 'plantnseek host 1' is that of a fully connected host");
        yield return Case(f => f.WithText("task", """{"format":"plantnseek host 3","task":"circle","isClassification":true,"widths":[2,3,2],"noise":0,"protocol":"Fair","seed":1,"ticket":{"weights":1,"biases":1,"budget":1}}"""),
            "own.npz: task is of the format 'plantnseek host 3'; this version reads 'plantnseek host 1' and 'plantnseek host 2'");
        yield return Case(f => f.WithText("task", """{"format":"plantnseek host 1","task":"circle","isClassification":true,"widths":[2,4,2],"noise":0,"protocol":"Fair","seed":1,"ticket":{"weights":1,"biases":1,"budget":1}}"""),
            "own.npz: task says that the widths are 2-4-2; those of the tensors are 2-3-2");
        yield return Case(f => f.WithText("task", """{"format":"plantnseek host 1","task":"circle","isClassification":true,"widths":null,"noise":0,"protocol":"Fair","seed":1,"ticket":{"weights":1,"biases":1,"budget":1}}"""), "own.npz: task is not the JSON of 'plantnseek host 1': widths is damaged or of another kind");
        yield return Case(f => f.WithText("task", """{"format":"plantnseek host 1","task":"circle","isClassification":true,"widths":[2,3,2],"noise":0,"protocol":"Fair","seed":1,"ticket":null}"""), "own.npz: task is not the JSON of 'plantnseek host 1': *");
        yield return Case(f => f.WithText("task", """{"format":"plantnseek host 1","task":null,"isClassification":true,"widths":[2,3,2],"noise":0,"protocol":"Fair","seed":1,"ticket":{"weights":1,"biases":1,"budget":1}}"""), "own.npz: task is not the JSON of 'plantnseek host 1': *");
        yield return Case(f => f.WithText("task", """["plantnseek"]"""), "own.npz: task is not the JSON of 'plantnseek host 1': *");
        yield return Case(f => f.WithText("task", """{"format":"plantnseek host 1","task":"circle","isClassification":false,"widths":[2,3,2],"noise":0,"protocol":"Fair","seed":1,"ticket":{"weights":1,"biases":1,"budget":1}}"""), "own.npz: task says that targets are values; train.y holds class labels");
        yield return Case(f => f.WithText("task", """{"format":"plantnseek host 1","task":"square","isClassification":true,"widths":[2,3,2],"noise":0,"protocol":"Fair","seed":1,"ticket":{"weights":1,"biases":1,"budget":1}}"""), "own.npz: task names a task that nobody plants");
        yield return Case(f => f.WithText("task", """{"format":"plantnseek host 1","task":"circle","isClassification":true,"widths":[2,3,2],"noise":0,"protocol":"Both","seed":1,"ticket":{"weights":1,"biases":1,"budget":1}}"""), "own.npz: task names a protocol that is not Paper or Fair");
        yield return Case(f => f.WithText("task", """{"format":"plantnseek host 1","task":"circle","isClassification":true,"widths":[2,3,2],"noise":0,"protocol":"Fair","seed":0,"ticket":{"weights":1,"biases":1,"budget":1}}"""), "own.npz: task says that the seed is 0; seeds begin at 1");
        yield return Case(f => f.WithText("task", """{"format":"plantnseek host 1","task":"circle","isClassification":true,"widths":[2,3,2],"noise":-1,"protocol":"Fair","seed":1,"ticket":{"weights":1,"biases":1,"budget":1}}"""), "own.npz: task says that the noise is -1; it is a number from 0 on");
        yield return Case(f => f.WithText("task", """{"format":"plantnseek host 1","task":"circle","isClassification":true,"widths":[2,3,2],"noise":0,"protocol":"Fair","seed":1,"ticket":{"weights":1,"biases":1,"budget":18}}"""), "own.npz: task says that the ticket has 1 weights, 1 biases and the budget 18; the network has 17 parameters");
    }

    [TestCaseSource(nameof(Faults)), Spec("EXCH-008"), Spec("EXCH-041")]
    public void WhatDoesNotFit_IsRefusedInOneLine(Delegate change, string message)
    {
        using var file = ((Func<ArrayFile, ArrayFile>)change)(Networks.Own()).Open();
        var refusal = Assert.Throws<NpzException>(() => HostFile.Read(file))!.Message;
        Assert.That(refusal, message.EndsWith('*') ? Does.StartWith(message.TrimEnd('*')).And.Not.Contain("\n") : Is.EqualTo(message));
    }
}
