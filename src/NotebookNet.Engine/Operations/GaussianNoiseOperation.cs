using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>y = x + noise of a normal distribution with mean 0. Every run draws anew.</summary>
internal sealed class GaussianNoiseOperation(Tensor x, double standardDeviation, INoise noise) : Operation("GaussianNoise", x.Shape, x)
{
    private readonly float[] _drawn = new float[x.Length];

    /// <inheritdoc/>
    public override void Forward()
    {
        noise.ForThisStep().FillNormal(_drawn, 0, (float)standardDeviation);
        Elementwise.Zip(default(AddFunction), Inputs[0].Data, 1, _drawn, 1, Output.Data);
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients) => Elementwise.Add(gradients.Output, gradients.InputToAddTo(0));

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = inputs[0][i] + _drawn[i];
        }
    }
}
