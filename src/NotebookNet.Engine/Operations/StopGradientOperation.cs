using NotebookNet.Autodiff;

namespace NotebookNet.Operations;

/// <summary>The same numbers, through which no gradient flows: a constant for every derivative.</summary>
internal sealed class StopGradientOperation(Tensor x) : Operation("StopGradient", x.Shape, x)
{
    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => false;

    /// <inheritdoc/>
    public override void Forward() => Inputs[0].Data.CopyTo(Output.Data, 0);

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
    }

    // A finite difference that shakes the input must see the constant, not the shaken number.

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = Output.Data[i];
        }
    }
}
