using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>
/// Inverted dropout: each number becomes 0 with the probability rate, and the others are divided by 1 − rate, so that the mean
/// stays. Every run draws anew.
/// </summary>
internal sealed class DropoutOperation(Tensor x, double rate, INoise noise) : Operation("Dropout", x.Shape, x)
{
    // A number is dropped when its 24 random bits lie below this.
    private readonly uint _dropBelow = (uint)Math.Round(rate * (1 << 24));
    private readonly float _scale = rate < 1 ? (float)(1 / (1 - rate)) : 0;
    private readonly float[] _factors = new float[x.Length];

    /// <inheritdoc/>
    public override bool IsBackwardInPlace => true;

    /// <inheritdoc/>
    public override void Forward()
    {
        DropoutKernel.Draw(noise.ForThisStep(), _dropBelow, _scale, _factors);
        Elementwise.Zip(default(MultiplyFunction), Inputs[0].Data, 1, _factors, 1, Output.Data);
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        var dx = gradients.Input(0);
        if (gradients.Accumulates(0))
        {
            for (var i = 0; i < dx.Length; i++)
            {
                dx[i] = MathF.FusedMultiplyAdd(gradients.Output[i], _factors[i], dx[i]);
            }
        }
        else
        {
            Elementwise.Zip(default(MultiplyFunction), gradients.Output, 1, _factors, 1, dx);
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = inputs[0][i] * _factors[i];
        }
    }
}
