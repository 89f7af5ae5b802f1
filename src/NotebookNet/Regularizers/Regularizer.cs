namespace NotebookNet;

/// <summary>A penalty on the size of weights or activities, which is added to the loss and keeps a network from over-fitting.</summary>
public abstract record Regularizer
{
    /// <summary>The penalty.</summary>
    /// <param name="values">The weights or activities.</param>
    /// <returns>A single number, differentiable.</returns>
    public abstract Tensor Penalty(Tensor values);
}
