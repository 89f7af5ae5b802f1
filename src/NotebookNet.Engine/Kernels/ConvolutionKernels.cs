using NotebookNet.Operations;

namespace NotebookNet.Kernels;

/// <summary>Which of the ways to compute a convolution suits it.</summary>
internal static class ConvolutionKernels
{
    /// <summary>The kernel for a convolution of fixed sizes.</summary>
    /// <param name="windows">The windows over the pictures.</param>
    /// <param name="filters">How many filters.</param>
    /// <param name="groups">How many groups the channels are divided into.</param>
    /// <param name="weights">The weights, which may be laid out once if they are a variable that stays as it is; null if nothing is known of them.</param>
    public static IConvolutionKernel For(in WindowGrid windows, int filters, int groups, Tensor? weights) =>
        DepthwiseKernel.Fits(windows, filters, groups) ? new DepthwiseKernel(windows)
        : WinogradKernel.Fits(windows, filters, groups) ? new WinogradKernel(windows, filters, weights as Variable)
        : new ConvolutionKernel(windows, filters, groups);
}
