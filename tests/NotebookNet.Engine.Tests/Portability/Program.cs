using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NotebookNet.Engine.Tests.Portability;

// The tests start this assembly once more, with less hardware: it prints what it has, and the digest of what it computes.
Console.Write($"AVX512 {Avx512F.IsSupported}, AVX2 {Avx2.IsSupported}, AVX {Avx.IsSupported}, FMA {Fma.IsSupported}, ");
Console.Write($"Vector128 {Vector128.IsHardwareAccelerated}, threads {NotebookNet.Workers.Count}\n");
Console.Write(Digest.Compute());
