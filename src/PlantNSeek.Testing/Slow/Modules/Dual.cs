using PlantNSeek.Numerics;

namespace PlantNSeek.Testing.Slow.Modules;

/// <summary>A number with its derivative along a direction: what is computed with such numbers is differentiated on the way.</summary>
internal readonly record struct Dual(double Value, double Tangent)
{
    public static implicit operator Dual(double value) => new(value, 0);

    public static Dual operator -(Dual a) => new(-a.Value, -a.Tangent);

    public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Tangent + b.Tangent);

    public static Dual operator -(Dual a, Dual b) => new(a.Value - b.Value, a.Tangent - b.Tangent);

    public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, (a.Tangent * b.Value) + (a.Value * b.Tangent));

    public static Dual operator /(Dual a, Dual b) => new(a.Value / b.Value, ((a.Tangent * b.Value) - (a.Value * b.Tangent)) / (b.Value * b.Value));

    public static Dual Exp(Dual a) => new(DeterministicMath.Exp(a.Value), DeterministicMath.Exp(a.Value) * a.Tangent);

    public static Dual Log(Dual a) => new(DeterministicMath.Log(a.Value), a.Tangent / a.Value);

    public static Dual Sqrt(Dual a) => new(Math.Sqrt(a.Value), a.Tangent / (2 * Math.Sqrt(a.Value)));

    /// <summary>Numbers with their derivatives, 0 where none are given.</summary>
    public static Dual[] Lift(ReadOnlySpan<double> values, ReadOnlySpan<double> tangents)
    {
        var lifted = new Dual[values.Length];
        for (var i = 0; i < lifted.Length; i++)
        {
            lifted[i] = new Dual(values[i], tangents.IsEmpty ? 0 : tangents[i]);
        }

        return lifted;
    }
}
