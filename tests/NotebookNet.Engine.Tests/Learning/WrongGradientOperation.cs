using NotebookNet.Autodiff;
using NotebookNet.Operations;

namespace NotebookNet.Engine.Tests.Learning;

/// <summary>The same numbers, whose gradient is spoilt on its way back.</summary>
internal sealed class WrongGradientOperation(Tensor x, Func<float[], Shape, float[]> spoil) : Operation("WrongGradient", x.Shape, x)
{
    public override void Forward() => Inputs[0].Data.CopyTo(Output.Data, 0);

    public override void Backward(OperationGradients gradients) =>
        spoil(gradients.Output.ToArray(), Output.Shape).CopyTo(gradients.Input(0));

    public override void Reference(double[][] inputs, double[] output) => inputs[0].CopyTo(output, 0);
}
