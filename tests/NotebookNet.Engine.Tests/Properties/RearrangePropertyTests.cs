using FsCheck.Fluent;
using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Properties;

/// <summary>Sums, transposes and products against the plainest possible loops.</summary>
public sealed class RearrangePropertyTests
{
    private static readonly FsCheck.Gen<int[]> SizesOfSome = Generate.Sizes.Where(sizes => sizes.Length > 0);

    [Fact]
    public void A_sum_over_an_axis_adds_what_differs_in_that_axis_only() => Generate.Check(
        from sizes in SizesOfSome
        from axis in Gen.Choose(-sizes.Length, sizes.Length - 1)
        from keep in Gen.Elements(true, false)
        select (sizes, axis, keep),
        drawn =>
        {
            var x = Generate.WholeNumbers(drawn.sizes, 3);
            var axis = drawn.axis < 0 ? drawn.axis + drawn.sizes.Length : drawn.axis;
            var rest = drawn.sizes.Select((size, i) => i == axis ? 1 : size).ToArray();
            var expected = Generate.Positions(rest)
                .Select(at => Enumerable.Range(0, drawn.sizes[axis]).Sum(i => x[[.. at[..axis], i, .. at[(axis + 1)..]]])).ToArray();

            var sum = x.Sum(drawn.axis, drawn.keep);

            Assert.Equal(new Shape(drawn.keep ? rest : [.. drawn.sizes[..axis], .. drawn.sizes[(axis + 1)..]]), sum.Shape);
            Assert.Equal(expected, sum.ToArray());
            if (drawn.sizes[axis] > 0)
            {
                var factor = 1f / drawn.sizes[axis];
                Assert.Equal(expected.Select(value => value * factor), x.Mean(drawn.axis, drawn.keep).ToArray());
            }
        });

    [Fact]
    public void A_sum_over_everything_is_the_sum_of_all_elements() => Generate.Check(Generate.Sizes, sizes =>
    {
        var x = Generate.WholeNumbers(sizes, 4);

        Assert.Equal(x.ToArray().Sum(), (float)x.Sum());
    });

    [Fact]
    public void A_transpose_moves_each_element_and_its_inverse_moves_it_back() => Generate.Check(
        from sizes in SizesOfSome
        from order in Gen.Shuffle(Enumerable.Range(0, sizes.Length).ToArray())
        select (sizes, order),
        drawn =>
        {
            var x = Generate.WholeNumbers(drawn.sizes, 5);
            var y = x.Transpose(drawn.order);
            foreach (var at in Generate.Positions(y.Shape))
            {
                var source = new int[at.Length];
                for (var i = 0; i < at.Length; i++)
                {
                    source[drawn.order[i]] = at[i];
                }

                Assert.Equal(x[source], y[at]);
            }

            var inverse = Enumerable.Range(0, drawn.order.Length).Select(i => Array.IndexOf(drawn.order, i)).ToArray();
            Assert.Equal(x.ToArray(), y.Transpose(inverse).ToArray());
            Assert.Equal(x.Transpose(Enumerable.Range(0, x.Rank).Reverse().ToArray()).ToArray(), x.T.ToArray());
        });

    [Fact]
    public void A_product_of_any_size_has_the_twins_bits() => Generate.Check(
        from m in Gen.Choose(0, 40)
        from n in Gen.Choose(0, 70)
        from k in Gen.Choose(0, 40)
        from form in Gen.Choose(0, 7)
        select (m, n, k, form),
        drawn =>
        {
            var (m, n, k) = (drawn.m, drawn.n, drawn.k);
            var (transposeA, transposeB, accumulate) = ((drawn.form & 1) != 0, (drawn.form & 2) != 0, (drawn.form & 4) != 0);
            var (a, b) = (Awkward.Row(m * k, 6), Awkward.Row(k * n, 7));
            var fast = Awkward.Row(m * n, 8);
            var slow = (float[])fast.Clone();
            MatrixMultiply.Run(m, n, k, a, transposeA, b, transposeB, fast, accumulate);
            ScalarTwin.MatrixMultiply<float>(m, n, k, a, transposeA, b, transposeB, slow, accumulate);
            Same.AssertBits(slow, fast, $"{drawn}");
        });

    [Fact]
    public void A_product_of_stacks_is_the_products_of_their_matrices() => Generate.Check(
        from stack in Gen.Choose(1, 4)
        from m in Gen.Choose(1, 9)
        from n in Gen.Choose(1, 20)
        from k in Gen.Choose(1, 9)
        from single in Gen.Choose(0, 2)
        select (stack, m, n, k, single),
        drawn =>
        {
            // One of the operands may be a single matrix that serves the whole stack.
            var (stack, m, n, k, single) = drawn;
            var a = Tensor.From(Awkward.Row(stack * m * k, 9), stack, m, k);
            var b = Tensor.From(Awkward.Row(stack * k * n, 10), stack, k, n);
            Tensor MatrixOf(Tensor x, int i, int rows, int columns) => Tensor.From(x.AsSpan().Slice(i * rows * columns, rows * columns), rows, columns);

            var product = (single == 1 ? MatrixOf(a, 0, m, k) : a).MatMul(single == 2 ? MatrixOf(b, 0, k, n) : b);

            Assert.Equal(new Shape(stack, m, n), product.Shape);
            for (var i = 0; i < stack; i++)
            {
                var expected = MatrixOf(a, single == 1 ? 0 : i, m, k).MatMul(MatrixOf(b, single == 2 ? 0 : i, k, n));
                Same.AssertBits(expected.AsSpan(), MatrixOf(product, i, m, n).AsSpan(), $"{drawn}, matrix {i}");
            }
        });
}
