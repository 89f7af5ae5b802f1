using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>1 where a comparison of two tensors holds, 0 elsewhere. Its slope is 0 or undefined, so no gradient flows through.</summary>
internal sealed class ComparisonOperation<TFunction>(TFunction function, Tensor a, Tensor b)
    : BinaryOperation<TFunction>(function, a, b)
    where TFunction : struct, IBinaryFunction
{
    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => false;
}
