using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet;

/// <content>More functions that layers put over their sums. Each is differentiable and recorded by open tapes.</content>
public partial class Tensor
{
    /// <summary>x where x &gt; 0, α (eˣ − 1) elsewhere; the derivative at 0 is α.</summary>
    /// <param name="alpha">What is approached on the negative side, −α.</param>
    /// <returns>The result.</returns>
    public Tensor ELU(float alpha = 1f) => Unary(new ELUFunction(alpha), this);

    /// <summary>λ x where x &gt; 0, λ α (eˣ − 1) elsewhere, with λ = 1.05070099 and α = 1.67326324.</summary>
    /// <returns>The result.</returns>
    public Tensor SELU() => Unary(default(SELUFunction), this);

    /// <summary>x Φ(x), where Φ is the share of a standard normal distribution below x.</summary>
    /// <returns>The result.</returns>
    public Tensor GELU() => Unary(default(GELUFunction), this);

    /// <summary>x σ(x) with the logistic function σ.</summary>
    /// <returns>The result.</returns>
    public Tensor SiLU() => Unary(default(SiLUFunction), this);

    /// <summary>ln(1 + eˣ), without overflow at any x.</summary>
    /// <returns>Positive numbers.</returns>
    public Tensor Softplus() => Unary(default(SoftplusFunction), this);

    /// <summary>
    /// yⱼ = xⱼ − ln Σᵢ e^xᵢ over the last dimension: the logarithms of <see cref="Softmax"/>, exact where the probabilities
    /// themselves would be rounded to 0.
    /// </summary>
    /// <returns>Logarithms of probabilities, with the shape of this tensor.</returns>
    /// <exception cref="ShapeException">The last dimension is empty, or the tensor is a single number.</exception>
    public Tensor LogSoftmax() => Operation.Run(new LogSoftmaxOperation(this));
}
