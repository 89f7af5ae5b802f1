using NotebookNet.Autodiff;

namespace NotebookNet.Operations;

/// <summary>Element by element the second input where the first is not 0, else the third; all of one shape.</summary>
internal sealed class WhereOperation(Tensor condition, Tensor a, Tensor b) : Operation("Where", a.Shape, condition, a, b)
{
    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => input > 0;

    /// <inheritdoc/>
    public override void Forward()
    {
        var (condition, a, b, y) = (Inputs[0].Data, Inputs[1].Data, Inputs[2].Data, Output.Data);
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = condition[i] != 0 ? a[i] : b[i];
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        for (var input = 1; input <= 2; input++)
        {
            if (!gradients.Needs(input))
            {
                continue;
            }

            var chosen = input == 1;
            var condition = Inputs[0].Data;
            var target = gradients.InputToAddTo(input);
            for (var i = 0; i < target.Length; i++)
            {
                target[i] += condition[i] != 0 == chosen ? gradients.Output[i] : 0f;
            }
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = inputs[0][i] != 0 ? inputs[1][i] : inputs[2][i];
        }
    }
}
