using NotebookNet.Autodiff;
using NotebookNet.Engine.Tests.Support;
using NotebookNet.Operations;

namespace NotebookNet.Engine.Tests.Autodiff;

/// <summary>A recorded step of a small network of pictures, large enough to be cut into parts.</summary>
public sealed class VisionReplayTests
{
    private readonly Variable _x = new(Tensor.RandomNormal([24, 18, 17, 3], seed: 1));
    private readonly Variable _w1 = new(Tensor.RandomNormal([3, 3, 3, 24], 0, 0.2f, seed: 2));
    private readonly Variable _b1 = new(Tensor.RandomNormal([24], seed: 3));
    private readonly Variable _w2 = new(Tensor.RandomNormal([3, 3, 1, 24], 0, 0.2f, seed: 4));
    private readonly Variable _gamma = new(Tensor.RandomUniform([24], 0.5f, 1.5f, seed: 5));
    private readonly Variable _beta = new(Tensor.RandomNormal([24], seed: 6));
    private readonly Variable _mean = new(Tensor.Zeros(24));
    private readonly Variable _variance = new(Tensor.Ones(24));
    private readonly Variable _w3 = new(Tensor.RandomNormal([2, 2, 9, 24], 0, 0.2f, seed: 7));
    private readonly FixedNoise _noise = new(8);

    private Variable[] Sources => [_x, _w1, _b1, _w2, _gamma, _beta, _w3];

    [Fact]
    public void A_replay_has_the_bits_of_a_fresh_recording_for_any_number_of_threads()
    {
        float[][]? expected = null;
        foreach (var threads in new[] { 1, 2, 3, 8 })
        {
            using var limit = Workers.Limit(threads);
            _mean.Assign(Tensor.Zeros(24));
            _variance.Assign(Tensor.Ones(24));
            var (step, loss) = Recorded();
            _noise.Step++;
            step.Forward();
            _noise.Step--;
            step.Forward();
            step.Backward();
            float[][] results = [loss.ToArray(), _mean.ToArray(), _variance.ToArray(), .. Sources.Select(source => step.GradientOf(source)!.ToArray())];
            expected ??= results;
            for (var i = 0; i < results.Length; i++)
            {
                Same.AssertBits(expected[i], results[i], $"result {i}, {threads} threads");
            }

            using var tape = new GradientTape();
            var fresh = Loss();
            var gradients = tape.Gradient(fresh, Sources);
            for (var i = 0; i < gradients.Length; i++)
            {
                Same.AssertBits(gradients[i].AsSpan(), results[i + 3], $"fresh gradient {i}");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_replay_allocates_nothing(int threads)
    {
        using var limit = Workers.Limit(threads);
        var (step, _) = Recorded();

        Assert.Equal(0, Allocation.OfReplay(step));
    }

    private (RecordedStep Step, Tensor Loss) Recorded()
    {
        using var tape = new GradientTape();
        var loss = Loss();
        return (new RecordedStep(tape, loss, Sources), loss);
    }

    private Tensor Loss()
    {
        var h = _x.Conv2D(_w1, _b1, padding: Padding.Same).ReLU().MaxPool2D(2).Conv2D(_w2, groups: 24, padding: Padding.Same);
        h = Operation.Run(new BatchNormalizationOperation(
            h, _gamma, _beta, _mean, _variance, new BatchNormalizationOptions(UseBatch: true, 0.9, 1e-3, FirstRunIsTrial: false)));
        h = Operation.Run(new GaussianNoiseOperation(Operation.Run(new DropoutOperation(h, 0.25, _noise)), 0.1, _noise));
        h = h.LayerNormalization(_gamma, _beta).AveragePool2D(2).Conv2DTranspose(_w3, strides: 2).UpSampling2D(2, Interpolation.Bilinear);
        return h.Square().Mean();
    }
}
