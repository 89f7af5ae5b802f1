using NotebookNet.Autodiff;
using NotebookNet.Engine.Tests.Autodiff;
using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet.Engine.Tests.Sequences;

/// <summary>The recurrent operations as a program: threads, replay, allocation, and sizes that are cut into several parts.</summary>
public sealed class RecurrentOperationTests
{
    private const int Batch = 29, Steps = 7, Features = 11, Units = 34;

    public static TheoryData<string> Cells => ["SimpleRNN", "LSTM", "GRU"];

    [Theory]
    [MemberData(nameof(Cells))]
    public void Values_and_gradients_have_the_same_bits_for_any_number_of_threads(string cell)
    {
        float[][]? expected = null;
        foreach (var threads in new[] { 1, 2, 3, 8 })
        {
            using var limit = Workers.Limit(threads);
            using var tape = new GradientTape();
            var sources = Sources(cell);
            var result = Run(cell, sources);
            float[][] actual = [result.ToArray(), .. tape.Gradient(Weighted(result), sources).Select(gradient => gradient.ToArray())];
            expected ??= actual;
            for (var i = 0; i < actual.Length; i++)
            {
                Same.AssertBits(expected[i], actual[i], $"{threads} threads, result {i}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_batch_cut_into_parts_has_the_bits_of_its_samples_alone(string cell)
    {
        var sources = Sources(cell);
        var together = Run(cell, sources).ToArray();
        for (var sample = 0; sample < Batch; sample++)
        {
            Variable[] alone =
            [
                new(Tensor.From(sources[0].AsSpan().Slice(sample * Steps * Features, Steps * Features), 1, Steps, Features)), .. sources[1..],
            ];
            var mask = Tensor.From(SequenceCases.Mask(Batch, Steps).AsSpan().Slice(sample * Steps, Steps), 1, Steps);
            Same.AssertBits(
                together.AsSpan(sample * Steps * Units, Steps * Units),
                Operation.Run(Create(cell, new(alone[0], alone[1], alone[2], alone[3], mask))).AsSpan(), $"sample {sample}");
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Large_sizes_agree_with_the_twin_in_double_precision(string cell)
    {
        var operation = (RecurrentOperation)Create(cell, Inputs(Sources(cell)));
        operation.Forward();
        var truth = new double[operation.Output.Length];
        operation.Reference([.. operation.Inputs.Select(input => Array.ConvertAll(input.ToArray(), x => (double)x))], truth);
        for (var i = 0; i < truth.Length; i++)
        {
            Same.AssertClose(truth[i], operation.Output.AsSpan()[i], 1e-5, 1e-6, $"element {i}");
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_replay_with_other_numbers_and_another_mask_has_the_bits_of_a_fresh_recording(string cell)
    {
        var sources = Sources(cell);
        var indices = new Variable(Tensor.From(Indices(seed: 1), Batch, Steps));
        using var tape = new GradientTape();
        var loss = MaskedLoss(cell, sources, indices);
        var step = new RecordedStep(tape, loss, sources);
        for (var round = 0; round < 3; round++)
        {
            indices.Assign(Tensor.From(Indices(seed: 10 + round), Batch, Steps));
            foreach (var (source, i) in sources.Select((source, i) => (source, i)))
            {
                source.Assign(Tensor.RandomUniform(source.Shape, -0.5f, 0.5f, seed: (100 * round) + i));
            }

            step.Forward();
            step.Backward();
            using var fresh = new GradientTape();
            var freshLoss = MaskedLoss(cell, sources, indices);
            var expected = fresh.Gradient(freshLoss, sources);
            Same.AssertBits(freshLoss.AsSpan(), loss.AsSpan(), "loss");
            for (var i = 0; i < sources.Length; i++)
            {
                Same.AssertBits(expected[i].AsSpan(), step.GradientOf(sources[i])!.AsSpan(), $"gradient {i}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_replay_allocates_nothing(string cell)
    {
        using var limit = Workers.Limit(1);
        using var tape = new GradientTape();
        var sources = Sources(cell);
        var step = new RecordedStep(tape, MaskedLoss(cell, sources, Tensor.From(Indices(seed: 1), Batch, Steps)), sources);

        Assert.Equal(0, Allocation.OfReplay(step));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Masked_steps_repeat_the_output_before_and_start_from_zeros(string cell)
    {
        var sources = Sources(cell);
        var mask = SequenceCases.Mask(Batch, Steps);
        var all = Run(cell, sources);
        for (var sample = 0; sample < Batch; sample++)
        {
            for (var t = 0; t < Steps; t++)
            {
                for (var j = 0; j < Units; j++)
                {
                    var before = t == 0 ? 0 : all[sample, t - 1, j];
                    Assert.Equal(mask[sample, t] == 0, before.Equals(all[sample, t, j]));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Extreme_inputs_give_finite_values_and_gradients(string cell)
    {
        using var tape = new GradientTape();
        var sources = Sources(cell);
        sources[0].Assign(Tensor.RandomUniform(sources[0].Shape, -1e4f, 1e4f, seed: 8));
        var result = Run(cell, sources);
        Assert.All(result.ToArray(), value => Assert.True(float.IsFinite(value)));
        Assert.All(tape.Gradient(Weighted(result), sources).SelectMany(gradient => gradient.ToArray()), value => Assert.True(float.IsFinite(value)));
    }

    /// <summary>Values and gradients in one row, for the digest of everything the engine computes.</summary>
    internal static float[] DigestOf(string cell)
    {
        using var tape = new GradientTape();
        var sources = Sources(cell);
        var result = Run(cell, sources);
        return [.. result.AsSpan(), .. tape.Gradient(Weighted(result), sources).SelectMany(gradient => gradient.ToArray())];
    }

    private static Tensor MaskedLoss(string cell, Variable[] sources, Tensor indices)
    {
        var mask = indices.NotEqualTo(0f);
        return Weighted(Operation.Run(Create(cell, new(sources[0], sources[1], sources[2], sources[3], mask))));
    }

    private static float[] Indices(int seed) => Array.ConvertAll(Tensor.RandomUniform([Batch * Steps], 0, 4, seed).ToArray(), MathF.Floor);

    private static Tensor Weighted(Tensor result) => (result * Tensor.RandomUniform(result.Shape, -1, 1, seed: 5)).Sum();

    private static RecurrentInputs Inputs(Variable[] v) => new(v[0], v[1], v[2], v[3], SequenceCases.Mask(Batch, Steps));

    private static Tensor Run(string cell, Variable[] sources) => Operation.Run(Create(cell, Inputs(sources)));

    private static Operation Create(string cell, RecurrentInputs inputs) => cell switch
    {
        "SimpleRNN" => new SimpleRnnOperation<TanhFunction>(default, inputs, returnSequences: true),
        "LSTM" => new LstmOperation<TanhFunction>(default, inputs, returnSequences: true),
        _ => new GruOperation<TanhFunction>(default, inputs, returnSequences: true),
    };

    private static Variable[] Sources(string cell)
    {
        var gates = cell switch { "SimpleRNN" => 1, "LSTM" => 4, _ => 3 };
        Shape[] shapes = [[Batch, Steps, Features], [Features, gates * Units], [Units, gates * Units], cell == "GRU" ? [2, gates * Units] : [gates * Units]];
        return [.. shapes.Select((shape, i) => new Variable(Tensor.RandomUniform(shape, -0.4f, 0.4f, seed: i + 1)))];
    }
}
