using NotebookNet.Autodiff;

namespace NotebookNet.Operations;

/// <summary>1 where an index is not 0, and 0 where it is: index 0 only fills sequences up. Nothing flows back.</summary>
internal sealed class PaddingMaskOperation(Tensor indices) : Operation("PaddingMask", indices.Shape, indices)
{
    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => false;

    /// <inheritdoc/>
    public override void Forward()
    {
        for (var i = 0; i < Output.Length; i++)
        {
            Output.Data[i] = Inputs[0].Data[i] == 0 ? 0 : 1;
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = inputs[0][i] == 0 ? 0 : 1;
        }
    }
}
