namespace NasDsl.Engine.Kernels;

/// <content>What goes number by number.</content>
internal sealed unsafe partial class VectorKernels<TWide, TWideVector, TNarrow, TNarrowVector>
{
    public override void Add(float* source, nint count, float* target)
    {
        var whole = count / TWide.Count * TWide.Count;
        FlatKernels<TWide, TWideVector>.Add(source, whole, target);
        FlatKernels<TNarrow, TNarrowVector>.Add(source + whole, count - whole, target + whole);
    }

    public override void AddScaled(float* source, float factor, nint count, float* target)
    {
        var whole = count / TWide.Count * TWide.Count;
        FlatKernels<TWide, TWideVector>.AddScaled(source, factor, whole, target);
        FlatKernels<TNarrow, TNarrowVector>.AddScaled(source + whole, factor, count - whole, target + whole);
    }

    public override void Sum(float* left, float* right, nint count, float* target)
    {
        var whole = count / TWide.Count * TWide.Count;
        FlatKernels<TWide, TWideVector>.Sum(left, right, whole, target);
        FlatKernels<TNarrow, TNarrowVector>.Sum(left + whole, right + whole, count - whole, target + whole);
    }

    public override void Product(float* left, float* right, nint count, float* target)
    {
        var whole = count / TWide.Count * TWide.Count;
        FlatKernels<TWide, TWideVector>.Product(left, right, whole, target);
        FlatKernels<TNarrow, TNarrowVector>.Product(left + whole, right + whole, count - whole, target + whole);
    }

    public override void Scale(float* x, float factor, nint count)
    {
        var whole = count / TWide.Count * TWide.Count;
        FlatKernels<TWide, TWideVector>.Scale(x, factor, whole);
        FlatKernels<TNarrow, TNarrowVector>.Scale(x + whole, factor, count - whole);
    }

    public override bool StepSgd(float* weights, float* gradients, float* velocities, nint count, in SgdStep step)
    {
        var whole = count / TWide.Count * TWide.Count;
        return FlatKernels<TWide, TWideVector>.StepSgd(weights, gradients, velocities, whole, step)
            & FlatKernels<TNarrow, TNarrowVector>.StepSgd(weights + whole, gradients + whole, velocities + whole, count - whole, step);
    }

    public override bool StepAdam(float* weights, float* gradients, float* means, float* squares, nint count, in AdamStep step)
    {
        var whole = count / TWide.Count * TWide.Count;
        return FlatKernels<TWide, TWideVector>.StepAdam(weights, gradients, means, squares, whole, step)
            & FlatKernels<TNarrow, TNarrowVector>.StepAdam(weights + whole, gradients + whole, means + whole, squares + whole, count - whole, step);
    }

    public override bool StepRmsProp(float* weights, float* gradients, float* squares, float* velocities, nint count, in RmsPropStep step)
    {
        var whole = count / TWide.Count * TWide.Count;
        return FlatKernels<TWide, TWideVector>.StepRmsProp(weights, gradients, squares, velocities, whole, step)
            & FlatKernels<TNarrow, TNarrowVector>.StepRmsProp(weights + whole, gradients + whole, squares + whole, velocities + whole, count - whole, step);
    }

    public override void Activate<TActivation>(float* x, nint count, float* y)
    {
        var whole = count / TWide.Count * TWide.Count;
        FlatKernels<TWide, TWideVector>.Activate<TActivation>(x, whole, y);
        FlatKernels<TNarrow, TNarrowVector>.Activate<TActivation>(x + whole, count - whole, y + whole);
    }

    public override void ActivateGradient<TActivation>(float* x, float* y, float* dy, nint count, float* dx)
    {
        var whole = count / TWide.Count * TWide.Count;
        FlatKernels<TWide, TWideVector>.ActivateGradient<TActivation>(x, y, dy, whole, dx);
        FlatKernels<TNarrow, TNarrowVector>.ActivateGradient<TActivation>(x + whole, y + whole, dy + whole, count - whole, dx + whole);
    }

    public override void Leak(float* x, float slope, nint count, float* y)
    {
        var whole = count / TWide.Count * TWide.Count;
        FlatKernels<TWide, TWideVector>.Leak(x, slope, whole, y);
        FlatKernels<TNarrow, TNarrowVector>.Leak(x + whole, slope, count - whole, y + whole);
    }

    public override void LeakGradient(float* y, float* dy, float slope, nint count, float* dx)
    {
        var whole = count / TWide.Count * TWide.Count;
        FlatKernels<TWide, TWideVector>.LeakGradient(y, dy, slope, whole, dx);
        FlatKernels<TNarrow, TNarrowVector>.LeakGradient(y + whole, dy + whole, slope, count - whole, dx + whole);
    }
}
