namespace NasDsl.Search.Strategies.Coevolution;

/// <summary>A network as bits, made for comparing many with many. See <see cref="GenomeCoder"/>.</summary>
/// <param name="Bits">The bits of the genes, of the genes that are active, and of the modules wherever they stand, one group after the other.</param>
/// <param name="ModuleScale">One over the root of the number of genes in modules, or 0 when there are none.</param>
internal readonly record struct GenomeCode(ulong[] Bits, double ModuleScale);
