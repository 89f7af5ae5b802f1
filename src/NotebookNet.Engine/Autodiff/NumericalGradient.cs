using NotebookNet.Operations;

namespace NotebookNet.Autodiff;

/// <summary>
/// Derivatives the slow, sure way: (f(x + h) − f(x − h)) / 2h for each element, computed through the scalar twins in double
/// precision. The oracle for every backward pass.
/// </summary>
internal static class NumericalGradient
{
    /// <summary>∂(Σ target)/∂source of what a tape recorded.</summary>
    public static double[] Of(GradientTape tape, Tensor target, Tensor source, double step = 1e-5)
    {
        var values = new Dictionary<Tensor, double[]>(ReferenceEqualityComparer.Instance);
        var shaken = ValueOf(source, values);
        var gradient = new double[shaken.Length];
        for (var i = 0; i < gradient.Length; i++)
        {
            var original = shaken[i];
            shaken[i] = original + step;
            var above = Evaluate(tape.Operations, target, source, values);
            shaken[i] = original - step;
            var below = Evaluate(tape.Operations, target, source, values);
            shaken[i] = original;
            gradient[i] = (above - below) / (2 * step);
        }

        return gradient;
    }

    private static double Evaluate(
        IReadOnlyList<Operation> operations, Tensor target, Tensor source, Dictionary<Tensor, double[]> values)
    {
        foreach (var operation in operations)
        {
            // A source in the middle of the recording keeps its shaken value.
            if (!ReferenceEquals(operation.Output, source))
            {
                operation.Reference([.. operation.Inputs.Select(input => ValueOf(input, values))], ValueOf(operation.Output, values));
            }
        }

        return values[target].Sum();
    }

    private static double[] ValueOf(Tensor tensor, Dictionary<Tensor, double[]> values)
    {
        if (!values.TryGetValue(tensor, out var value))
        {
            value = Array.ConvertAll(tensor.Data, x => (double)x);
            values[tensor] = value;
        }

        return value;
    }
}
