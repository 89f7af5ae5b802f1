namespace NotebookNet.Operations;

/// <summary>The plain loop behind every recurrent operation in double precision: the oracle of gradient checks.</summary>
internal sealed class RecurrentTwin
{
    private readonly double[][] _inputs;
    private readonly double[]? _bias;
    private readonly double[]? _mask;
    private readonly int _batch;
    private readonly int _steps;
    private readonly int _features;
    private readonly int _units;
    private readonly int _width;
    private readonly bool _returnSequences;

    public RecurrentTwin(Operation operation, int units, double[][] inputs)
    {
        _inputs = inputs;
        var x = operation.Inputs[0].Shape;
        (_batch, _steps, _features) = (x[0], x[1], x[2]);
        (_units, _width) = (units, operation.Inputs[2].Shape[1]);
        _returnSequences = operation.Output.Rank == 3;

        // A mask is the input no gradient flows to; a bias may stand before it.
        var hasMask = !operation.IsDifferentiable(inputs.Length - 1);
        _mask = hasMask ? inputs[^1] : null;
        _bias = inputs.Length > (hasMask ? 4 : 3) ? inputs[3] : null;
    }

    /// <summary>
    /// The sums of one sample at one step, bias included; a second row of biases belongs to the recurrent part.
    /// </summary>
    public readonly record struct Sums(int Sample, double[] Input, double[] Recurrent);

    /// <summary>Goes through all samples and steps; <paramref name="step"/> turns sums and the state before into the state.</summary>
    public void Run(double[] output, Action<Sums, double[]> step)
    {
        for (var sample = 0; sample < _batch; sample++)
        {
            var state = new double[_units];
            for (var t = 0; t < _steps; t++)
            {
                if (_mask is null || _mask[(sample * _steps) + t] != 0)
                {
                    step(SumsOf(sample, t, state), state);
                }

                if (_returnSequences || t == _steps - 1)
                {
                    state.CopyTo(output, (_returnSequences ? (sample * _steps) + t : sample) * _units);
                }
            }
        }
    }

    private Sums SumsOf(int sample, int t, double[] state)
    {
        var (input, recurrent) = (new double[_width], new double[_width]);
        for (var j = 0; j < _width; j++)
        {
            input[j] = _bias is null ? 0 : _bias[j];
            recurrent[j] = _bias is null || _bias.Length == _width ? 0 : _bias[_width + j];
            for (var i = 0; i < _features; i++)
            {
                input[j] += _inputs[0][(((sample * _steps) + t) * _features) + i] * _inputs[1][(i * _width) + j];
            }

            for (var i = 0; i < _units; i++)
            {
                recurrent[j] += state[i] * _inputs[2][(i * _width) + j];
            }
        }

        return new Sums(sample, input, recurrent);
    }
}
