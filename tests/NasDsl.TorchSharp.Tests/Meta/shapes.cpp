// What PyTorch's device "meta" lacks: most operations have no kernel there that computes the shapes of their outputs. This library gives one to each, which asks the processor with zeros of the same shapes.
// An operation whose shape depends on numbers, for which a program has to wait for its device, is refused, and so are tensors of two devices.
#include <ATen/ATen.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <torch/library.h>

#include <set>
#include <string>
#include <vector>

namespace
{
const std::set<std::string> waits = {
    "aten::_local_scalar_dense", "aten::_unique", "aten::_unique2", "aten::bincount", "aten::equal", "aten::masked_select", "aten::nonzero", "aten::repeat_interleave", "aten::unique_consecutive", "aten::unique_dim"};

// Numbers of few bits are double precision on the processor, which computes all operations with it: nothing else is.
bool is_low(at::ScalarType type)
{
    return type == at::kHalf || type == at::kBFloat16;
}

at::Tensor on_processor(const at::Tensor& tensor, const std::string& name)
{
    if (!tensor.defined())
    {
        return tensor;
    }

    if (!tensor.is_meta())
    {
        TORCH_CHECK(tensor.unsafeGetTensorImpl()->is_wrapped_number(), name, " takes a tensor of ", tensor.device(), " with others of the device meta");
        return tensor;
    }

    const auto type = is_low(tensor.scalar_type()) ? at::kDouble : tensor.scalar_type();
    return at::empty_strided(tensor.sizes(), tensor.strides(), tensor.options().dtype(type).device(at::kCPU)).zero_();
}

at::Tensor on_meta(const at::Tensor& tensor, at::ScalarType low)
{
    if (!tensor.defined() || tensor.is_meta())
    {
        return tensor;
    }

    const auto type = tensor.scalar_type() == at::kDouble ? low : tensor.scalar_type();
    return at::empty_strided(tensor.sizes(), tensor.strides(), tensor.options().dtype(type).device(at::kMeta));
}

void compute_shapes(const c10::OperatorHandle& operation, torch::jit::Stack* stack)
{
    const auto& schema = operation.schema();
    const auto& name = schema.name();
    TORCH_CHECK(!waits.count(name), name, " waits for its device");
    const auto count = schema.arguments().size();
    const auto first = stack->size() - count;
    const std::vector<c10::IValue> given(stack->begin() + first, stack->end());
    auto low = at::kDouble;
    for (const auto& value : given)
    {
        low = value.isTensor() && value.toTensor().defined() && is_low(value.toTensor().scalar_type()) ? value.toTensor().scalar_type() : low;
    }

    for (size_t i = 0; i < count; i++)
    {
        auto& value = (*stack)[first + i];
        if (value.isTensor())
        {
            value = on_processor(value.toTensor(), name);
        }
        else if (value.isTensorList())
        {
            auto tensors = value.toTensorVector();
            for (auto& tensor : tensors)
            {
                tensor = on_processor(tensor, name);
            }

            value = tensors;
        }
        else if (value.isOptionalTensorList())
        {
            auto tensors = value.toOptionalTensorList().copy();
            for (size_t k = 0; k < tensors.size(); k++)
            {
                if (tensors.get(k).has_value())
                {
                    tensors.set(k, on_processor(*tensors.get(k), name));
                }
            }

            value = tensors;
        }
        else if (value.isDevice() && value.toDevice().is_meta())
        {
            value = c10::Device(at::kCPU);
        }
    }

    operation.redispatchBoxed(c10::DispatchKeySet(c10::DispatchKey::CPU), stack);
    const auto& returns = schema.returns();
    for (size_t r = 0; r < returns.size(); r++)
    {
        auto& value = (*stack)[stack->size() - returns.size() + r];
        const auto* alias = returns[r].alias_info();
        for (size_t i = 0; alias && i < count; i++)
        {
            const auto* other = schema.arguments()[i].alias_info();
            if (other && *other == *alias)
            {
                const auto& tensor = given[i].toTensor();
                if (tensor.sizes() != value.toTensor().sizes())
                {
                    tensor.resize_(value.toTensor().sizes());
                }

                value = tensor;
                break;
            }
        }

        if (value.isTensor())
        {
            value = on_meta(value.toTensor(), low);
        }
        else if (value.isTensorList())
        {
            auto tensors = value.toTensorVector();
            for (auto& tensor : tensors)
            {
                tensor = on_meta(tensor, low);
            }

            value = tensors;
        }
    }
}

// The one operation that is about storage rather than shapes; PyTorch 1.13 cuts the storage off.
at::Tensor& set_storage(at::Tensor& self, const at::Tensor& source)
{
    auto* target = self.unsafeGetTensorImpl();
    target->set_storage_keep_dtype(source.storage());
    target->set_storage_offset(source.storage_offset());
    target->set_sizes_and_strides(source.sizes(), source.strides());
    return self;
}

torch::CppFunction boxed()
{
    return torch::CppFunction::makeFromBoxedFunction<&compute_shapes>();
}

torch::Library library(torch::Library::IMPL, "aten", c10::DispatchKey::Meta, __FILE__, __LINE__);

const bool registered = []
{
    const std::string space = "aten::";
    auto& dispatcher = c10::Dispatcher::singleton();
    library.impl("convolution", boxed());
    library.impl("convolution_backward", boxed());
    library.impl("set_.source_Tensor", &set_storage);
    for (const auto& name : dispatcher.getAllOpNames())
    {
        const auto operation = dispatcher.findSchema(name);
        if (operation && name.name.compare(0, space.size(), space) == 0
            && operation->hasKernelForDispatchKey(c10::DispatchKey::CPU)
            && !operation->hasKernelForDispatchKey(c10::DispatchKey::Meta))
        {
            library.impl((name.name.substr(space.size()) + (name.overload_name.empty() ? "" : "." + name.overload_name)).c_str(), boxed());
        }
    }

    return true;
}();
}
