namespace PlantNSeek.Planting;

/// <summary>How one target unit found its host unit.</summary>
/// <param name="HostUnit">The host unit, numbered as in the host before planting (also for outputs, which the published rule reorders).</param>
/// <param name="Scale">The planted pre-activation is this positive number times the target's.</param>
/// <param name="IsFallback">Whether the search gave no usable unit, or one in use, and the unit or its scale came from elsewhere.</param>
/// <param name="SearchedUnit">What the search alone proposed; -1 where it found nothing.</param>
/// <param name="SearchedScale">The scale that the search proposed; 0 where it found nothing.</param>
public readonly record struct UnitMatch(int HostUnit, double Scale, bool IsFallback, int SearchedUnit, double SearchedScale);
