using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>
/// Elements of the input picked by strides: a slice, a flip, a repetition, a diagonal. The picked box has as many elements as
/// the output, but may have more dimensions (tiling walks over repetitions and elements in turn).
/// </summary>
internal sealed class StridedOperation(
    string name, Tensor x, Shape output, ReadOnlySpan<int> sizes, ReadOnlySpan<int> strides, int start) : Operation(name, output, x)
{
    private readonly StridedWalk _box = new(sizes, strides, start);

    /// <inheritdoc/>
    public override void Forward() => StridedCopy.Collect<float>(_box, Inputs[0].Data, Output.Data);

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients) =>
        StridedCopy.SpreadAdd(_box, gradients.Output, gradients.InputToAddTo(0));

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output) => StridedCopy.Collect<double>(_box, inputs[0], output);
}
