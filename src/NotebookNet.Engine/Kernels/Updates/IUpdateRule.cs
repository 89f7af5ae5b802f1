namespace NotebookNet.Kernels;

/// <summary>An optimizer's step over some weights and their slots at a time.</summary>
internal interface IUpdateRule
{
    /// <summary>How many slots a rule of this kind may have: code for more is never made.</summary>
    static abstract int MostSlots { get; }

    /// <summary>The new weights, given the gradient; the slots (zeros where the rule has none) are changed in place.</summary>
    TFloats Step<TFloats>(TFloats weight, TFloats gradient, ref TFloats first, ref TFloats second, ref TFloats third)
        where TFloats : struct, IFloats<TFloats>;
}

/// <summary>
/// What happens to weights and gradient before a rule sees them, within the same pass over memory: g ← g · Scale, cut at ±Limit,
/// and w ← w − w · Decay.
/// </summary>
/// <param name="Scale">The factor of the gradient: below 1 where its norm is cut.</param>
/// <param name="Limit">The largest size of a gradient's element; ∞ for none.</param>
/// <param name="Decay">The part of a weight that is taken away.</param>
internal readonly record struct Treatment(float Scale, float Limit, float Decay)
{
    /// <summary>Weights and gradient as they are.</summary>
    public static Treatment None { get; } = new(1f, float.PositiveInfinity, 0f);
}
