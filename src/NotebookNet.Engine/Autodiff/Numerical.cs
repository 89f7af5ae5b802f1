using NotebookNet.Autodiff;

namespace NotebookNet;

/// <summary>
/// Derivatives the slow, sure way: (f(x + h) − f(x − h)) / 2h for each number, to check a gradient by hand. Functions of tensors
/// are evaluated in double precision, so about nine digits can be trusted; at a kink such as that of |x| the answer is the mean of
/// both sides.
/// </summary>
/// <example><code>
/// var x = new Variable(new float[] { 1, 2, 3 });
/// using (var tape = new GradientTape())
/// {
///     var loss = x.Square().Sum();
///     tape.Gradient(loss, x);                                  // [2, 4, 6]
///     Numerical.Gradient(x => x.Square().Sum(), x);            // [2, 4, 6], or there is a mistake somewhere
/// }
/// </code></example>
public static class Numerical
{
    /// <summary>f′(x) of a function of one number.</summary>
    /// <param name="function">f.</param>
    /// <param name="at">x.</param>
    /// <param name="step">h.</param>
    /// <returns>The slope.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is not positive.</exception>
    public static double Gradient(Func<double, double> function, double at, double step = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(function);
        Check(step);
        return (function(at + step) - function(at - step)) / (2 * step);
    }

    /// <summary>∂(Σ f)/∂x of a function of one tensor.</summary>
    /// <param name="function">f, made of tensor operations.</param>
    /// <param name="at">x.</param>
    /// <param name="step">h.</param>
    /// <returns>The gradient, with the shape of x.</returns>
    /// <exception cref="InvalidOperationException">The result was not computed by tensor operations.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The step is not positive.</exception>
    public static Tensor Gradient(Func<Tensor, Tensor> function, Tensor at, double step = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(at);
        return Gradient(() => function(at), [at], step)[0];
    }

    /// <summary>∂(Σ f)/∂x for several tensors the function uses, such as the weights of a model.</summary>
    /// <param name="function">f, made of tensor operations.</param>
    /// <param name="sources">The tensors, for example <c>[w, b]</c>.</param>
    /// <param name="step">h.</param>
    /// <returns>One gradient per tensor, in the same order; zeros where the function does not use it.</returns>
    /// <exception cref="InvalidOperationException">The result was not computed by tensor operations.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The step is not positive.</exception>
    public static Tensor[] Gradient(Func<Tensor> function, IReadOnlyList<Tensor> sources, double step = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(sources);
        Check(step);
        using var tape = new GradientTape();
        var target = function();
        ArgumentNullException.ThrowIfNull(target, nameof(function));
        if (!tape.Operations.Any(operation => ReferenceEquals(operation.Output, target)))
        {
            throw new InvalidOperationException(
                $"The function gave a tensor of shape {target.Shape} that no tensor operation computed while it ran ({tape.Count} were recorded). Compute the result inside of the function, with operations of Tensor.");
        }

        var gradients = new Tensor[sources.Count];
        for (var i = 0; i < gradients.Length; i++)
        {
            var slopes = NumericalGradient.Of(tape, target, sources[i], step);
            gradients[i] = new Tensor(sources[i].Shape, Array.ConvertAll(slopes, slope => (float)slope));
        }

        return gradients;
    }

    private static void Check(double step)
    {
        if (!(step > 0 && double.IsFinite(step)))
        {
            throw new ArgumentOutOfRangeException(nameof(step), step, "The step of a finite difference must be positive; 1e-5 is a good one.");
        }
    }
}
