using PlantNSeek.Artifacts;
using PlantNSeek.Claims;
using PlantNSeek.Cli;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Testing;
using PlantNSeek.TorchSharp;

namespace PlantNSeek.Snapshots.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Test, Spec("REPO-007")]
    public Task PublicApi_ChangesOnlyOnPurpose() => Verifier.Verify(PublicApiText.Of(typeof(Architecture).Assembly));

    [Test, Spec("REPO-007")]
    public Task PublicApi_OfTheContractKit_ChangesOnlyOnPurpose() => Verifier.Verify(PublicApiText.Of(typeof(Contract).Assembly));

    [Test, Spec("REPO-007")]
    public Task PublicApi_OfTheExchange_ChangesOnlyOnPurpose() => Verifier.Verify(PublicApiText.Of(typeof(HostFile).Assembly));

    [Test, Spec("REPO-007")]
    public Task PublicApi_OfTheReproduction_ChangesOnlyOnPurpose() => Verifier.Verify(PublicApiText.Of(typeof(ClaimBook).Assembly));

    [Test, Spec("REPO-007")]
    public Task PublicApi_OfTheTorchEngine_ChangesOnlyOnPurpose() => Verifier.Verify(PublicApiText.Of(typeof(TorchEngine).Assembly));

    [Test, Spec("REPO-017")]
    public void TheCommand_HasNoPublicType() => Assert.That(typeof(CommandLine).Assembly.GetExportedTypes(), Is.Empty);
}
