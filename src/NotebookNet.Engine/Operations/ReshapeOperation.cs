using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>
/// The same numbers in the same order under another shape. They are not even copied, since tensors do not change; only what is made
/// of a variable, which may be assigned later, keeps the numbers of now.
/// </summary>
internal sealed class ReshapeOperation(Tensor x, Shape shape)
    : Operation("Reshape", x is Variable ? new Tensor(Resolve(x, shape)) : new Tensor(Resolve(x, shape), x.Data), x)
{
    /// <inheritdoc/>
    public override bool IsBackwardInPlace => true;

    /// <inheritdoc/>
    public override void Forward()
    {
        if (!ReferenceEquals(Inputs[0].Data, Output.Data))
        {
            Inputs[0].Data.CopyTo(Output.Data, 0);
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        if (gradients.Accumulates(0))
        {
            Elementwise.Add(gradients.Output, gradients.Input(0));
        }
        else if (gradients.Output != gradients.Input(0))
        {
            gradients.Output.CopyTo(gradients.Input(0));
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output) => inputs[0].CopyTo(output, 0);

    /// <summary>The sizes with what is left of <paramref name="shape"/> in place of −1.</summary>
    public static Shape Complete(Shape shape, ReadOnlySpan<int> sizes)
    {
        var unknown = sizes.IndexOf(-1);
        if (unknown < 0)
        {
            return new Shape(sizes);
        }

        int[] complete = sizes.ToArray();
        complete[unknown] = 1;
        var known = new Shape(complete.Contains(-1)
            ? throw new ShapeException($"Reshape: only one size can be -1, the one that follows from the others; got ({Wording.List(sizes)}).")
            : complete).Size;
        complete[unknown] = known > 0 && shape.Size % known == 0
            ? shape.Size / known
            : throw new ShapeException(
                $"Reshape: the {shape.Size} elements of {shape} cannot be divided into ({Wording.List(sizes)}): the known sizes make {known}.");
        return new Shape(complete);
    }

    private static Shape Resolve(Tensor x, Shape shape) =>
        shape.Size == x.Length
            ? shape
            : throw new ShapeException(
                $"Reshape: {x.Shape} has {x.Length} elements, {shape} would have {shape.Size}; the numbers must be equal.");
}
