// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {GrantStatus, GrantView, IAccessGrants} from "./interfaces/IAccessGrants.sol";
import {GrantId, ReleaseId} from "./interfaces/Ids.sol";
import {IPoolRegistry, Sale} from "./interfaces/IPoolRegistry.sol";

/// @notice What AccessGrants keeps of each grant: its place in its buyer's row, its times, its status. Moves no money.
abstract contract GrantBook is IAccessGrants {
    using SafeCast for uint256;

    /// @dev One storage slot; release and buyer stand in the id.
    struct Grant {
        uint96 paidAmount;
        uint40 startsAt;
        uint40 expiresAt;
        uint40 escrowEndsAt;
        GrantStatus status;
        // How many grants of the same buyer and release followed; kept on the first one only.
        uint32 renewalCount;
    }

    IPoolRegistry public immutable registry;

    mapping(GrantId grantId => Grant) internal _grants;

    constructor(IPoolRegistry registry_) {
        registry = registry_;
    }

    function isActive(GrantId grantId) external view returns (bool) {
        Grant memory asked = _grants[grantId];
        return (asked.status == GrantStatus.Escrowed || asked.status == GrantStatus.Settled)
            && block.timestamp >= asked.startsAt && block.timestamp < asked.expiresAt;
    }

    function grant(GrantId grantId) external view returns (GrantView memory) {
        Grant memory read = _grants[grantId];
        return GrantView({
            buyer: _buyerOf(grantId),
            releaseId: _releaseOf(grantId),
            paidAmount: read.paidAmount,
            startsAt: read.startsAt,
            expiresAt: read.expiresAt,
            escrowEndsAt: read.escrowEndsAt,
            status: read.status
        });
    }

    function countOf(ReleaseId releaseId, address buyer) external view returns (uint256) {
        Grant memory first = _grants[grantIdAt(releaseId, buyer, 0)];
        return first.status == GrantStatus.None ? 0 : uint256(first.renewalCount) + 1;
    }

    function grantIdAt(ReleaseId releaseId, address buyer, uint256 renewal) public view returns (GrantId) {
        return _idOf(registry.saleOf(releaseId).number, buyer, renewal);
    }

    function _start(ReleaseId releaseId, address buyer, Sale memory sale, address payer)
        internal
        returns (GrantId grantId)
    {
        if (buyer == address(0)) revert AccessGrants_ZeroAddress();
        grantId = _idOf(sale.number, buyer, 0);
        Grant storage first = _grants[grantId];
        uint256 startsAt = block.timestamp;
        if (first.status != GrantStatus.None) {
            uint32 renewals = first.renewalCount;
            startsAt = Math.max(startsAt, _grants[_idOf(sale.number, buyer, renewals)].expiresAt);
            first.renewalCount = ++renewals;
            grantId = _idOf(sale.number, buyer, renewals);
        }
        uint40 expiresAt = (startsAt + sale.durationSeconds).toUint40();
        uint40 escrowEndsAt = (block.timestamp + sale.inspectionSeconds).toUint40();
        _grants[grantId] = Grant({
            paidAmount: sale.price,
            startsAt: uint40(startsAt),
            expiresAt: expiresAt,
            escrowEndsAt: escrowEndsAt,
            status: GrantStatus.Escrowed,
            renewalCount: 0
        });
        emit GrantPurchased(grantId, releaseId, buyer, payer, sale.price, startsAt, expiresAt, escrowEndsAt);
    }

    // What is left of a grant's time ends now, so that a later purchase does not wait for it.
    function _end(Grant storage ended) internal {
        uint40 nowAt = uint40(block.timestamp);
        if (ended.expiresAt > nowAt) ended.expiresAt = ended.startsAt > nowAt ? ended.startsAt : nowAt;
    }

    function _releaseOf(GrantId grantId) internal view returns (ReleaseId) {
        return registry.releaseAt(uint64(GrantId.unwrap(grantId) >> 192));
    }

    function _buyerOf(GrantId grantId) internal pure returns (address) {
        return address(uint160(GrantId.unwrap(grantId) >> 32));
    }

    function _idOf(uint64 number, address buyer, uint256 renewal) internal pure returns (GrantId) {
        return GrantId.wrap((uint256(number) << 192) | (uint256(uint160(buyer)) << 32) | uint32(renewal));
    }
}
