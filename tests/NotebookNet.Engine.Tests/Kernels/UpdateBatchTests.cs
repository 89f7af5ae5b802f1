using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Kernels;

/// <summary>Many variables in one step: each as if it were alone, for any number of threads.</summary>
public sealed class UpdateBatchTests
{
    // Empty ones, some within a part, some that end at the end of a part, and one over many parts.
    private static readonly int[] Variables = [7, 4096, 0, 4089, 1, 16, 300_001, 33, 8192, 5];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_variable_has_the_bits_it_has_alone(int threads)
    {
        using var limit = Workers.Limit(threads);
        var together = Variables.Select(Rows).ToList();
        var alone = Variables.Select(Rows).ToList();
        var rule = new AdamUpdate(0.01f, 0.1f, 0.001f, 1e-7f);
        var batch = new UpdateBatch();
        for (var step = 0; step < 2; step++)
        {
            for (var i = 0; i < Variables.Length; i++)
            {
                var treatment = new Treatment(1f / (1 + i), 0.7f, 0.01f * i);
                batch.Add(together[i].Weights, together[i].Gradient, together[i].Slots, treatment);
                foreach (var piece in Enumerable.Range(0, Variables[i]).Chunk(1000))
                {
                    Piece(alone[i], piece[0], piece.Length, rule, treatment);
                }
            }

            batch.Run(rule);
            batch.Clear();
        }

        for (var i = 0; i < Variables.Length; i++)
        {
            Same.AssertBits(alone[i].Weights, together[i].Weights, $"weights of variable {i}");
            Same.AssertBits(alone[i].Slots[0], together[i].Slots[0], $"first slot of variable {i}");
            Same.AssertBits(alone[i].Slots[1], together[i].Slots[1], $"second slot of variable {i}");
        }
    }

    [Fact]
    public void A_cleared_batch_changes_nothing()
    {
        float[] weights = [1, 2];
        var batch = new UpdateBatch();
        batch.Add(weights, [1, 1], [], Treatment.None);
        batch.Clear();
        batch.Run(new PlainUpdate(0.5f));
        Assert.Equal([1f, 2f], weights);

        batch.Add(weights, [1, 1], [], Treatment.None);
        batch.Run(new PlainUpdate(0.5f));
        Assert.Equal([0.5f, 1.5f], weights);
    }

    [Theory]
    [InlineData(8, 9)]
    [InlineData(9, 8)]
    public void A_gradient_or_a_slot_shorter_than_the_weights_is_refused(int gradient, int slot) =>
        Assert.Throws<ArgumentException>(() => new UpdateBatch().Add(new float[9], new float[gradient], [new float[slot]], Treatment.None));

    private static (float[] Weights, float[] Gradient, float[][] Slots) Rows(int length) =>
        (Awkward.Row(length, seed: 1), Awkward.Row(length, seed: 2), [new float[length], new float[length]]);

    // A piece of a variable as a variable of its own.
    private static void Piece(
        (float[] Weights, float[] Gradient, float[][] Slots) rows, int first, int length, AdamUpdate rule, Treatment treatment)
    {
        float[][] pieces = [.. new[] { rows.Weights, rows.Gradient, rows.Slots[0], rows.Slots[1] }.Select(row => row[first..(first + length)])];
        Updates.Apply(rule, treatment, pieces[0], pieces[1], pieces[2], pieces[3]);
        pieces[0].CopyTo(rows.Weights, first);
        pieces[2].CopyTo(rows.Slots[0], first);
        pieces[3].CopyTo(rows.Slots[1], first);
    }
}
