using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Kernels;

public sealed class MatrixMultiplyTests
{
    private static readonly int[] Sizes = [1, 2, 3, 5, 6, 7, 13, 16, 17, 31, 33, 64, 97, 130];

    public static TheoryData<bool, bool, bool> Forms
    {
        get
        {
            var data = new TheoryData<bool, bool, bool>();
            foreach (var bits in Enumerable.Range(0, 8))
            {
                data.Add((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_element_has_the_twins_bits(bool transposeA, bool transposeB, bool accumulate)
    {
        // Each pair of sizes occurs in each pair of places at least once; the third size runs through the table.
        for (var i = 0; i < Sizes.Length; i++)
        {
            for (var j = 0; j < Sizes.Length; j++)
            {
                AssertTwin(Sizes[i], Sizes[j], Sizes[(i + (3 * j)) % Sizes.Length], transposeA, transposeB, accumulate);
            }
        }
    }

    [Fact]
    public void Any_number_of_rows_is_covered_by_tiles()
    {
        for (var rows = 1; rows <= 40; rows++)
        {
            AssertTwin(rows, 50, 20, transposeA: false, transposeB: false, accumulate: true);
            AssertTwin(rows, 10, 20, transposeA: true, transposeB: true, accumulate: false);
        }
    }

    [Theory]
    [InlineData(130, 97, 600)]
    [InlineData(7, 40, 1000)]
    [InlineData(200, 33, 257)]
    [InlineData(1, 1000, 512)]
    [InlineData(1000, 1, 513)]
    [InlineData(1, 10, 515)]
    [InlineData(3, 16, 512)]
    [InlineData(70, 11, 1603)]
    [InlineData(8, 1, 2049)]
    [InlineData(100, 17, 256)]
    [InlineData(203, 331, 261)]
    [InlineData(97, 700, 300)]
    public void Several_blocks_of_k_and_of_rows_change_no_bit(int m, int n, int k)
    {
        foreach (var bits in Enumerable.Range(0, 8))
        {
            AssertTwin(m, n, k, (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_large_product_is_cut_for_the_threads_there_are_and_changes_no_bit(int threads)
    {
        using var limit = Workers.Limit(threads);
        AssertTwin(300, 300, 300, transposeA: false, transposeB: false, accumulate: true);
        AssertTwin(67, 1100, 270, transposeA: true, transposeB: true, accumulate: false);
        AssertTwin(2000, 40, 260, transposeA: false, transposeB: true, accumulate: false);
        AssertTwin(300, 10, 1603, transposeA: true, transposeB: false, accumulate: true);
    }

    [Theory]
    [InlineData(1, 300, 40)]
    [InlineData(1, 3, 5)]
    [InlineData(5, 130, 7)]
    [InlineData(70, 10, 600)]
    [InlineData(40, 90, 300)]
    [InlineData(210, 290, 300)]
    [InlineData(3, 4, 0)]
    public void A_row_starts_every_chain(int m, int n, int k)
    {
        var (a, b, row) = (Awkward.Row(m * k, seed: 1), Awkward.Row(k * n, seed: 2), Awkward.Row(n, seed: 3));
        var (fast, slow) = (Awkward.Row(m * n, seed: 4), new float[m * n]);
        for (var i = 0; i < m; i++)
        {
            row.CopyTo(slow, i * n);
        }

        MatrixMultiply.Run(m, n, k, a, false, b, false, fast, accumulate: false, row);
        ScalarTwin.MatrixMultiply<float>(m, n, k, a, false, b, false, slow, accumulate: true);

        Same.AssertBits(slow, fast, $"{m} x {k} x {n}");
    }

    [Theory]
    [InlineData(0, 3, 4)]
    [InlineData(3, 0, 4)]
    [InlineData(3, 4, 0)]
    public void Empty_sizes_give_zeros_or_leave_C_as_it_is(int m, int n, int k)
    {
        AssertTwin(m, n, k, false, false, accumulate: false);
        AssertTwin(m, n, k, false, false, accumulate: true);
    }

    [Theory]
    [InlineData(2, 3, 4)]
    [InlineData(20, 30, 40)]
    public void Infinities_and_NaN_spread_to_their_row_and_column_only(int m, int n, int k)
    {
        var a = Awkward.Row(m * k, seed: 1);
        var b = Awkward.Row(k * n, seed: 2);
        a[k] = float.NaN;
        b[n - 1] = float.PositiveInfinity;
        var (fast, slow) = (new float[m * n], new float[m * n]);
        MatrixMultiply.Run(m, n, k, a, false, b, false, fast, accumulate: false);
        ScalarTwin.MatrixMultiply<float>(m, n, k, a, false, b, false, slow, accumulate: false);

        Same.AssertBits(slow, fast, "product");
        Assert.True(float.IsNaN(fast[n]));
        Assert.True(float.IsInfinity(fast[n - 1]));
        Assert.True(float.IsFinite(fast[0]));
    }

    [Fact]
    public void Matrices_that_are_too_short_are_refused_instead_of_read_beyond_their_end()
    {
        Assert.ThrowsAny<ArgumentException>(() => MatrixMultiply.Run(9, 9, 9, new float[80], false, new float[81], false, new float[81], false));
        Assert.ThrowsAny<ArgumentException>(() => MatrixMultiply.Run(9, 9, 9, new float[81], false, new float[80], false, new float[81], false));
        Assert.ThrowsAny<ArgumentException>(() => MatrixMultiply.Run(9, 9, 9, new float[81], false, new float[81], false, new float[80], false));
    }

    private static void AssertTwin(int m, int n, int k, bool transposeA, bool transposeB, bool accumulate)
    {
        // Starts at odd places, and numbers behind C that must stay.
        var a = Awkward.Row((m * k) + 3, seed: m).AsSpan(3);
        var b = Awkward.Row((k * n) + 5, seed: n + 1000).AsSpan(5);
        var fast = Awkward.Row((m * n) + 8, seed: k + 2000);
        var slow = (float[])fast.Clone();
        MatrixMultiply.Run(m, n, k, a, transposeA, b, transposeB, fast.AsSpan(1, m * n), accumulate);
        ScalarTwin.MatrixMultiply<float>(m, n, k, a, transposeA, b, transposeB, slow.AsSpan(1, m * n), accumulate);

        Same.AssertBits(slow, fast, $"({m} × {k}) · ({k} × {n}), transposed {transposeA} {transposeB}, accumulate {accumulate}");
    }
}
