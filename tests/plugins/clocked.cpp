// SPDX-License-Identifier: Apache-2.0
// A target with a clock that never ends.
#include <gather/tlm_endpoint.h>

#include <tlm_utils/simple_target_socket.h>

namespace
{

class counter : public sc_core::sc_module
{
  public:
    tlm_utils::simple_target_socket<counter> socket;

    SC_HAS_PROCESS(counter);
    explicit counter(const sc_core::sc_module_name &name)
        : sc_module(name), socket("socket"), clock("clock", 10, sc_core::SC_NS)
    {
        socket.register_b_transport(this, &counter::b_transport);
        SC_METHOD(tick);
        sensitive << clock.posedge_event();
        dont_initialize();
    }

  private:
    void b_transport(tlm::tlm_generic_payload &p, sc_core::sc_time & /*delay*/)
    {
        if (p.is_write()) {
            wait(never); // not answered, whatever the clock does
        }
        std::memcpy(p.get_data_ptr(), &ticks, p.get_data_length() < 4 ? 0 : 4);
        p.set_response_status(tlm::TLM_OK_RESPONSE);
    }
    void tick()
    {
        ticks++;
    }

    sc_core::sc_clock clock;
    sc_core::sc_event never;
    std::uint32_t ticks = 0;
};
GATHER_TLM_ENDPOINT("t-clocked", "counts a clock of 100 MHz", counter, socket, gather::waits, 1,
                    4096)

} // namespace
