using FsCheck.Fluent;
using NotebookNet.Autodiff;
using NotebookNet.Engine.Tests.Support;

namespace NotebookNet.Engine.Tests.Properties;

/// <summary>Any program of operations: replaying its recording is computing it afresh.</summary>
public sealed class ReplayPropertyTests
{
    private static readonly Func<Tensor, Tensor, Tensor>[] Kinds =
    [
        (a, _) => a.Tanh(), (a, _) => a.Sigmoid(), (a, _) => a.ReLU(), (a, _) => a.Softmax(), (a, _) => a.LeakyReLU(), (a, _) => -a,
        (a, b) => a + b, (a, b) => a - b, (a, b) => a * b, (a, b) => a / (b.Square() + 1), (a, b) => a - b.Mean(0),
        (a, b) => a * b.Sum(1, keepDimensions: true), (a, b) => a.MatMul(b.T).MatMul(a), (a, _) => a.T.Reshape(3, 4),
    ];

    // One operation of a random program: which, and which earlier results it takes.
    private static readonly FsCheck.Gen<(int Kind, int First, int Second)[]> Programs =
        (from kind in Gen.Choose(0, Kinds.Length - 1)
         from first in Gen.Choose(0, 99)
         from second in Gen.Choose(0, 99)
         select (kind, first, second)).ArrayOf().Where(program => program.Length is > 0 and < 12);

    [Fact]
    public void A_replay_with_new_inputs_has_the_bits_of_a_fresh_recording() => Generate.Check(Programs, program =>
    {
        Variable[] sources = [new(Tensor.RandomNormal([3, 4], seed: 1)), new(Tensor.RandomNormal([3, 4], seed: 2))];
        RecordedStep step;
        Tensor loss;
        using (var tape = new GradientTape())
        {
            loss = Run(program, sources);
            step = new RecordedStep(tape, loss, sources);
        }

        for (var round = 0; round < 2; round++)
        {
            sources[0].Assign(Tensor.RandomNormal([3, 4], seed: 10 + round));
            sources[1].Assign(Tensor.RandomNormal([3, 4], seed: 20 + round));
            step.Forward();
            step.Backward();

            using var fresh = new GradientTape();
            var freshLoss = Run(program, sources);
            Same.AssertBits(freshLoss.AsSpan(), loss.AsSpan(), "loss");
            foreach (var source in sources.Where(source => step.GradientOf(source) is not null))
            {
                Same.AssertBits(fresh.Gradient(freshLoss, source).AsSpan(), step.GradientOf(source)!.AsSpan(), "gradient");
            }
        }
    });

    private static Tensor Run((int Kind, int First, int Second)[] program, Variable[] sources)
    {
        List<Tensor> results = [.. sources];
        foreach (var (kind, first, second) in program)
        {
            results.Add(Kinds[kind](results[first % results.Count], results[second % results.Count]));
        }

        return results[^1].Mean();
    }
}
