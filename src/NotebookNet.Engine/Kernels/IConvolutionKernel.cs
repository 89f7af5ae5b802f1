namespace NotebookNet.Kernels;

/// <summary>A convolution of fixed sizes over pictures x with a kernel w, giving y, and both of its gradients.</summary>
internal interface IConvolutionKernel
{
    /// <summary>y = x ∗ w + bias, or y += x ∗ w; without a bias the span is empty.</summary>
    void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, bool accumulate);

    /// <summary>The gradient of the pictures, dx = dy ∗ᵀ w + bias (a transposed convolution), or dx += dy ∗ᵀ w.</summary>
    void InputGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> dx, bool accumulate);

    /// <summary>The gradient of the kernel, dw = Σ over the places of xᵀ · dy, or dw += …</summary>
    void KernelGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dw, bool accumulate);
}

/// <summary>A convolution that can finish its results before it stores them.</summary>
internal interface IFinishingConvolution : IConvolutionKernel
{
    /// <summary>y = what <paramref name="finish"/> makes of x ∗ w + bias; without a bias the span is empty.</summary>
    void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, ConvolutionFinish finish);
}
