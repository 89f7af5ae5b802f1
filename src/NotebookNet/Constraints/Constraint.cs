namespace NotebookNet;

/// <summary>What weights are forced to be after each training step.</summary>
public abstract record Constraint
{
    /// <summary>Changes weights so that they fulfil the constraint.</summary>
    /// <param name="weights">The weights, row by row.</param>
    /// <param name="shape">Their shape.</param>
    /// <exception cref="ShapeException">The constraint does not fit weights of this shape.</exception>
    public abstract void Apply(Span<float> weights, Shape shape);

    /// <summary>The name and the options.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => OptionsText.Of(this);
}
