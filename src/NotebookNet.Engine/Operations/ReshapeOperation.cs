using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>The same numbers in the same order under another shape.</summary>
internal sealed class ReshapeOperation(Tensor x, Shape shape) : Operation("Reshape", Resolve(x, shape), x)
{
    /// <inheritdoc/>
    public override void Forward() => Inputs[0].Data.CopyTo(Output.Data, 0);

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients) => Elementwise.Add(gradients.Output, gradients.InputToAddTo(0));

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output) => inputs[0].CopyTo(output, 0);

    private static Shape Resolve(Tensor x, Shape shape) =>
        shape.Length == x.Length
            ? shape
            : throw new ShapeException(
                $"Reshape: {x.Shape} has {x.Length} elements, {shape} would have {shape.Length}; the numbers must be equal.");
}
