using PlantNSeek.Testing.Running;

namespace PlantNSeek.Contracts.Defects;

/// <summary>
/// A defect of published pruning code, written from its description. Where it comes from and which rule catches it stands in the table of
/// <c>spec/requirements/contracts.md</c>, under the name of the class.
/// </summary>
internal interface IDefect
{
    ContractRun Run { get; }
}
