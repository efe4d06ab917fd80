// SPDX-License-Identifier: Apache-2.0
// Targets in SystemC for tests: one in place, one that waits, one with threads of its own, and some
// that fail.
#include <gather/tlm_endpoint.h>

#include <tlm_utils/simple_target_socket.h>

#include <stdexcept>

namespace
{

using sc_core::sc_time;

// 8 KiB of memory in BAR 0, 4 KiB in BAR 2; 30 ns a read, 10 ns a write; from 0x800 on what
// happens is chosen by the offset.
class memory : public sc_core::sc_module, public gather::endpoint
{
  public:
    tlm_utils::simple_target_socket<memory, 64> socket;

    explicit memory(const sc_core::sc_module_name &name) : sc_module(name), socket("socket")
    {
        socket.register_b_transport(this, &memory::b_transport);
        socket.register_transport_dbg(this, &memory::debug);
    }

    void endpoint_reset() override
    {
        bytes.fill(0);
        accesses = 0;
    }
    void endpoint_stats(const stat_fn &each) override
    {
        each("accesses", static_cast<double>(accesses), "1", "calls of b_transport");
    }

  private:
    void b_transport(tlm::tlm_generic_payload &p, sc_time &delay)
    {
        const auto *const r = p.get_extension<gather::tlm_request>();
        accesses++;
        switch (r->bar == 0 ? p.get_address() : 0) {
        case 0x800: p.set_response_status(tlm::TLM_ADDRESS_ERROR_RESPONSE); return;
        case 0x804: p.set_response_status(tlm::TLM_BYTE_ENABLE_ERROR_RESPONSE); return;
        case 0x808: p.set_response_status(tlm::TLM_GENERIC_ERROR_RESPONSE); return;
        case 0x80c: return; // TLM_INCOMPLETE_RESPONSE
        case 0x810: throw std::runtime_error("it does\nnot like this");
        case 0x814: SC_REPORT_ERROR("memory", "reported"); return;
        case 0x818: sc_core::wait(1, sc_core::SC_NS); return;
        case 0x81c: sc_core::sc_stop(); break;
        case 0x820: dma_write(0x12345678, "0123456789", 10, sc_time(5, sc_core::SC_NS)); break;
        case 0x824: msi(3); break;
        default: break;
        }
        move(p, *r);
        delay += sc_time(p.is_read() ? 30 : 10, sc_core::SC_NS);
        p.set_response_status(tlm::TLM_OK_RESPONSE);
    }
    unsigned debug(tlm::tlm_generic_payload &p)
    {
        const auto *const r = p.get_extension<gather::tlm_request>();
        move(p, *r);
        return p.get_data_length();
    }
    void move(tlm::tlm_generic_payload &p, const gather::tlm_request &r)
    {
        std::uint8_t *const at = &bytes.at((r.bar == 0 ? 0 : 0x2000) + p.get_address());
        for (unsigned i = 0; i < p.get_data_length(); i++) {
            const bool on = p.get_byte_enable_ptr() == nullptr ||
                            p.get_byte_enable_ptr()[i % p.get_byte_enable_length()] != 0;
            if (on && p.is_write()) {
                at[i] = r.poisoned ? 0xee : p.get_data_ptr()[i];
            } else if (on) {
                p.get_data_ptr()[i] = at[i];
            }
        }
    }

    std::array<std::uint8_t, 0x3000> bytes{};
    std::uint64_t accesses = 0;
};
GATHER_TLM_ENDPOINT("t-memory", "memory in place", memory, socket, gather::in_place, 2, 8192, 0,
                    4096)

// A word that takes its time: 100 ns for a write, 250 ns for a read, in b_transport. A write to 8
// makes a thread of its own write it to the bus address there, 500 ns later, and then interrupt.
class slow : public sc_core::sc_module, public gather::endpoint
{
  public:
    tlm_utils::simple_target_socket<slow> socket;

    SC_HAS_PROCESS(slow);
    explicit slow(const sc_core::sc_module_name &name) : sc_module(name), socket("socket")
    {
        socket.register_b_transport(this, &slow::b_transport);
        SC_THREAD(copy);
    }

  private:
    void b_transport(tlm::tlm_generic_payload &p, sc_time & /*delay*/)
    {
        p.set_response_status(tlm::TLM_OK_RESPONSE);
        if (p.get_data_length() != 4) {
            p.set_response_status(tlm::TLM_BURST_ERROR_RESPONSE);
        } else if (p.is_read()) {
            wait(250, sc_core::SC_NS);
            std::memcpy(p.get_data_ptr(), &word, 4);
        } else if (p.get_address() == 4) {
            SC_REPORT_ERROR("slow", "no such register");
        } else if (p.get_address() == 12) {
            broken = true;
            doorbell.notify(sc_time(20, sc_core::SC_NS));
        } else {
            wait(100, sc_core::SC_NS);
            std::memcpy(&word, p.get_data_ptr(), 4);
            if (p.get_address() == 8) {
                busy(true);
                doorbell.notify(sc_time(500, sc_core::SC_NS));
            }
        }
    }
    void copy()
    {
        for (;;) {
            wait(doorbell);
            if (broken) {
                throw std::runtime_error("the thread's own");
            }
            dma_write(word, &word, 4);
            msi(1);
            busy(false);
        }
    }

    std::uint32_t word = 0;
    bool broken = false;
    sc_core::sc_event doorbell;
};
GATHER_TLM_ENDPOINT("t-slow", "a word that waits", slow, socket, gather::waits, 3, 4096)

} // namespace
