// SPDX-License-Identifier: Apache-2.0
// A module that does not elaborate: a port of its own is bound to nothing.
#include <gather/tlm_endpoint.h>

#include <tlm_utils/simple_initiator_socket.h>
#include <tlm_utils/simple_target_socket.h>

namespace
{

struct unbound : sc_core::sc_module {
    tlm_utils::simple_target_socket<unbound> socket;
    tlm_utils::simple_initiator_socket<unbound> dangling;

    explicit unbound(const sc_core::sc_module_name &name)
        : sc_module(name), socket("socket"), dangling("dangling")
    {
    }
};
GATHER_TLM_ENDPOINT("t-unbound", "does not elaborate", unbound, socket, gather::in_place, 1, 4096)

} // namespace
