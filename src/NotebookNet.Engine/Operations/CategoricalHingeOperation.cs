using NotebookNet.Autodiff;

namespace NotebookNet.Operations;

/// <summary>
/// max(wrong − right + 1, 0) for each row, with right = Σⱼ yⱼ pⱼ and wrong = maxⱼ (1 − yⱼ) pⱼ. Where several are largest they
/// share the gradient.
/// </summary>
internal sealed class CategoricalHingeOperation(Tensor predictions, Tensor labels)
    : Operation("CategoricalHinge", ClassLabels.RowShape(predictions, labels, sparse: false, "Categorical hinge"), predictions, labels)
{
    private readonly int _columns = predictions.Shape[^1];

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => input == 0;

    /// <inheritdoc/>
    public override void Forward()
    {
        var (p, y) = (Inputs[0].Data, Inputs[1].Data);
        for (var row = 0; row < Output.Length; row++)
        {
            var (right, wrong) = (0f, float.NegativeInfinity);
            for (var j = row * _columns; j < (row + 1) * _columns; j++)
            {
                right += y[j] * p[j];
                wrong = MathF.Max(wrong, (1 - y[j]) * p[j]);
            }

            Output.Data[row] = MathF.Max(wrong - right + 1, 0);
        }
    }

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        var (p, y) = (Inputs[0].Data, Inputs[1].Data);
        var target = gradients.InputToAddTo(0);
        for (var row = 0; row < Output.Length; row++)
        {
            if (Output.Data[row] <= 0)
            {
                continue;
            }

            var (largest, count) = (float.NegativeInfinity, 0);
            for (var j = row * _columns; j < (row + 1) * _columns; j++)
            {
                var value = (1 - y[j]) * p[j];
                count = value > largest ? 1 : value == largest ? count + 1 : count;
                largest = MathF.Max(largest, value);
            }

            for (var j = row * _columns; j < (row + 1) * _columns; j++)
            {
                var slope = (1 - y[j]) * p[j] == largest ? (1 - y[j]) / count : 0;
                target[j] += gradients.Output[row] * (slope - y[j]);
            }
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        for (var row = 0; row < output.Length; row++)
        {
            var (right, wrong) = (0.0, double.NegativeInfinity);
            for (var j = row * _columns; j < (row + 1) * _columns; j++)
            {
                right += inputs[1][j] * inputs[0][j];
                wrong = Math.Max(wrong, (1 - inputs[1][j]) * inputs[0][j]);
            }

            output[row] = Math.Max(wrong - right + 1, 0);
        }
    }
}
