namespace NotebookNet;

/// <summary>A penalty on the size of weights or activities, which is added to the loss and keeps a network from over-fitting.</summary>
/// <remarks>To add one of your own, derive a record and compute with tensor operations; the derivative follows by itself.</remarks>
public abstract record Regularizer
{
    /// <summary>The penalty.</summary>
    /// <param name="values">The weights or activities.</param>
    /// <returns>A single number, differentiable.</returns>
    public abstract Tensor Penalty(Tensor values);

    /// <summary>The name and the options.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => OptionsText.Of(this);
}
