namespace NotebookNet.Tests;

public class ConstraintTests
{
    [Fact]
    public void A_largest_norm_scales_long_columns_down_and_leaves_short_ones() =>
        // Columns (3, 4) of length 5 and (0.6, 0.8) of length 1.
        Close.To([1.2, 0.6, 1.6, 0.8], Applied(new MaxNorm(), [3, 0.6f, 4, 0.8f], 2, 2), 1e-6);

    [Fact]
    public void The_default_is_2_along_axis_0()
    {
        Assert.Equal((2, 0), (new MaxNorm().MaxValue, new MaxNorm().Axis));
        Assert.Equal(0, new UnitNorm().Axis);
        Assert.Equal(new MaxNorm(2), new MaxNorm());
        Assert.NotEqual(new MaxNorm(3), new MaxNorm());
    }

    [Fact]
    public void Another_axis_takes_rows_and_none_takes_whole_filters()
    {
        Close.To([0.6, 0.8, 1, 0], Applied(new UnitNorm(axis: 1), [3, 4, 7, 0], 2, 2), 1e-6);
        Close.To([0.6, 0.8, 1, 0], Applied(new UnitNorm(axis: -1), [3, 4, 7, 0], 2, 2), 1e-6);

        // (2, 1, 2, 2): two filters of four weights each, lying with stride 2.
        Close.To([0.5, 0, 0.5, 0, 0.5, 1, 0.5, 0], Applied(new UnitNorm(axis: null), [3, 0, 3, 0, 3, 9, 3, 0], 2, 1, 2, 2), 1e-6);
        Close.To([0.6, 1, 0.8, 0], Applied(new UnitNorm(axis: 1), [3, 7, 4, 0], 1, 2, 2), 1e-6);
    }

    [Fact]
    public void Zeros_stay_zeros_and_negative_weights_become_0()
    {
        Assert.Equal([0, 0], Applied(new UnitNorm(), [0, 0], 2, 1));
        Assert.Equal([0, 0, 3], Applied(new NonNegative(), [-1, 0, 3], 3));
        Assert.Equal([double.NaN], Applied(new NonNegative(), [float.NaN], 1));
    }

    [Fact]
    public void Options_are_written_with_points_under_every_culture()
    {
        using var german = new GermanCulture();
        Assert.Equal("MaxNorm(maxValue: 1.5, axis: 0)", new MaxNorm(1.5).ToString());
        Assert.Equal("L1L2(l1: 0.5, l2: 0.25)", new L1L2(0.5, 0.25).ToString());
    }

    private static double[] Applied(Constraint constraint, float[] weights, params int[] shape)
    {
        constraint.Apply(weights, new Shape(shape));
        return Array.ConvertAll(weights, value => (double)value);
    }
}
