namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>A network in numbers that are made for comparing many with many. See <see cref="GenomeCoder"/>.</summary>
/// <param name="Levels">For each gene what stands there, as the number of one of its codes; 0 for an inactive gene.</param>
/// <param name="Bits">The bits of the genes that are active, then those of the modules wherever they stand.</param>
/// <param name="ModuleScale">One over the root of the number of genes in modules, or 0 when there are none.</param>
internal readonly record struct GenomeCode(byte[] Levels, ulong[] Bits, double ModuleScale);
