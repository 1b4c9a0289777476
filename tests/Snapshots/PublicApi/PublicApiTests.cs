using PlantNSeek.Artifacts;
using PlantNSeek.Networks.FullyConnected;
using PlantNSeek.Testing;

namespace PlantNSeek.Snapshots.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Test, Spec("REPO-007")]
    public Task PublicApi_ChangesOnlyOnPurpose() => Verifier.Verify(PublicApiText.Of(typeof(Architecture).Assembly));

    [Test, Spec("REPO-007")]
    public Task PublicApi_OfTheContractKit_ChangesOnlyOnPurpose() => Verifier.Verify(PublicApiText.Of(typeof(Contract).Assembly));

    [Test, Spec("REPO-007")]
    public Task PublicApi_OfTheExchange_ChangesOnlyOnPurpose() => Verifier.Verify(PublicApiText.Of(typeof(HostFile).Assembly));
}
