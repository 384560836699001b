using NasDsl.Randomness;

namespace NasDsl.Genomes.Repair;

/// <summary>Brings genomes under the requirements of their space.</summary>
internal interface IRequirementRepair
{
    /// <summary>Changes as little of a draft as it can, until all requirements hold.</summary>
    /// <param name="draft">The draft, which may be changed.</param>
    /// <param name="random">Where randomness comes from.</param>
    /// <returns>A genome that satisfies all requirements.</returns>
    /// <exception cref="NasException">None was found.</exception>
    Genome Repair(GenomeDraft draft, RandomStream random);
}
